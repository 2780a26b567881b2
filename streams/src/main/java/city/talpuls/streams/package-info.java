/**
 * Streams turns raw uplinks into readings, aggregates and dead letters, and writes them to the store. The picture is
 * {@link city.talpuls.streams.topology.UplinkTopology}: {@link city.talpuls.streams.decode decode}, {@link
 * city.talpuls.streams.dedupe drop duplicates}, {@link city.talpuls.streams.registry register devices}, {@link
 * city.talpuls.streams.window keep windows}; what comes out goes through Kafka to {@link city.talpuls.streams.store}.
 * Deliberately not here: HTTP beyond health and metrics.
 */
@Configuration
@Requires(env = "streams")
@NullMarked
package city.talpuls.streams;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
