/**
 * The three servers that Talpuls needs, each inside this process or started by it: an
 * {@link city.talpuls.standalone.embedded.MqttBroker MQTT broker}, a
 * {@link city.talpuls.standalone.embedded.KafkaBroker Kafka broker} and a
 * {@link city.talpuls.standalone.embedded.Database database}. In go a folder and ports on loopback, out comes a server
 * that is ready and keeps what it acknowledged, whatever is killed.
 *
 * <p>Each stands alone and knows neither the others nor who uses it. Deliberately not here: topics, tables and users,
 * which belong to the rooms that need them.
 */
@NullMarked
package city.talpuls.standalone.embedded;

import org.jspecify.annotations.NullMarked;
