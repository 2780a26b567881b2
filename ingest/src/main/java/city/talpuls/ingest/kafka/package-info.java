/**
 * The way into Kafka: {@link city.talpuls.ingest.kafka.UplinkProducer} says when a message is safe there. Deliberately
 * not here: where messages come from.
 */
@NullMarked
package city.talpuls.ingest.kafka;

import org.jspecify.annotations.NullMarked;
