/**
 * The way in over HTTP: network servers and stations push messages, and are answered 2xx when Kafka has them. {@link
 * city.talpuls.ingest.http.Doorkeeper} asks who it is, a controller gives the message the topic that it would have had on
 * MQTT, and {@link city.talpuls.ingest.http.Pushes} asks {@link city.talpuls.ingest.access} whether it may go there and
 * sends it. Deliberately not here: what a message means.
 */
@NullMarked
package city.talpuls.ingest.http;

import org.jspecify.annotations.NullMarked;
