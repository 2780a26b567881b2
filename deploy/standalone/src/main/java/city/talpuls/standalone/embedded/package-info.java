/**
 * The three servers that Talpuls needs, each inside this process or started by it: an
 * {@link city.talpuls.standalone.embedded.MqttBroker MQTT broker}, a
 * {@link city.talpuls.standalone.embedded.KafkaBroker Kafka broker} and a
 * {@link city.talpuls.standalone.embedded.Database database}. In go a folder and ports, on loopback
 * unless the MQTT broker is told otherwise, out comes a server that is ready and keeps what it acknowledged, whatever is
 * killed. Who may do what at the MQTT broker {@link city.talpuls.standalone.embedded.BrokerGuard} asks ingest's {@link
 * city.talpuls.ingest.access.Access}.
 *
 * <p>Each stands alone and knows neither the others nor who uses it. Deliberately not here: topics, tables and logins,
 * which belong to those that need them.
 */
@NullMarked
package city.talpuls.standalone.embedded;

import org.jspecify.annotations.NullMarked;
