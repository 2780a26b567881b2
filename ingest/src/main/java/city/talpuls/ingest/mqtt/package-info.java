/**
 * The way off the wire: {@link city.talpuls.ingest.mqtt.BrokerSource} keeps one connection to each broker, with a persistent
 * session and, where the broker knows them, a shared subscription at QoS 1. Each message goes to {@link city.talpuls.ingest.kafka.UplinkProducer} and
 * is acknowledged, in the order of arrival, when Kafka has it. What was not acknowledged comes again.
 */
@NullMarked
package city.talpuls.ingest.mqtt;

import org.jspecify.annotations.NullMarked;
