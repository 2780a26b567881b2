/**
 * Ingest takes each message off the wire, puts it into Kafka unchanged, and only then acknowledges it to the sender. In
 * comes MQTT ({@link city.talpuls.ingest.mqtt}) and HTTP ({@link city.talpuls.ingest.http}), out go records on {@code talpuls.uplinks} ({@link
 * city.talpuls.ingest.kafka}). Deliberately not here: any understanding of a payload, so that no fault in a decoder can
 * lose a message.
 */
@Configuration
@Requires(env = "ingest")
@NullMarked
package city.talpuls.ingest;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
