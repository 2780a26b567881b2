/**
 * The way off the wire: {@link city.talpuls.ingest.mqtt.MqttSource} keeps one MQTT 5 connection with a persistent
 * session and a shared subscription at QoS 1. Each message goes to {@link city.talpuls.ingest.kafka.UplinkProducer} and
 * is acknowledged, in the order of arrival, when Kafka has it. What was not acknowledged comes again.
 */
@NullMarked
package city.talpuls.ingest.mqtt;

import org.jspecify.annotations.NullMarked;
