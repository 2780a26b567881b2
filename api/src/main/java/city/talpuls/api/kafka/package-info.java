/**
 * The way to Kafka, for the two rooms that need it: the accounting, which counts, and the live stream, which listens.
 * Start at {@link city.talpuls.api.kafka.KafkaClients}. Deliberately not here: history, which is in the database.
 */
@NullMarked
package city.talpuls.api.kafka;

import org.jspecify.annotations.NullMarked;
