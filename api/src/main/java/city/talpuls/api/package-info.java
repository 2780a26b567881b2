/**
 * The api: what Talpuls knows, over HTTP. Each room below answers one kind of question; start at
 * {@link city.talpuls.api.Main}. It reads history from the database only and Kafka only for what is live and for the
 * accounting. Deliberately not here: decoding, aggregation, or anything that writes readings.
 */
@Configuration
@Requires(env = "api")
@NullMarked
package city.talpuls.api;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
