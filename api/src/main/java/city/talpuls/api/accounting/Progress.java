package city.talpuls.api.accounting;

import org.apache.kafka.common.TopicPartition;

/**
 * How far a partition has been written into the database.
 *
 * @param partition which
 * @param nextOffset the first offset that has not been
 * @param messages how many messages have been
 * @param refused how many more could not be stored
 */
record Progress(TopicPartition partition, long nextOffset, long messages, long refused) {}
