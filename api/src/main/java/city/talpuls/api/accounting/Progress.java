package city.talpuls.api.accounting;

import org.apache.kafka.common.TopicPartition;

/**
 * How far a partition has been written into the database.
 *
 * @param partition which
 * @param nextOffset the first offset that has not been
 * @param messages how many messages have been
 */
record Progress(TopicPartition partition, long nextOffset, long messages) {}
