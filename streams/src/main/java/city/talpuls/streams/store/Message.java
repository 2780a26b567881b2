package city.talpuls.streams.store;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of a topic that could be read.
 *
 * @param origin as it lies on the topic
 * @param value what it says
 */
record Message<T>(ConsumerRecord<String, byte[]> origin, T value) {}
