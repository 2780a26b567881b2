package city.talpuls.streams;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How streams works.
 *
 * @param stateFolder where it keeps what it remembers; lost, it is rebuilt from Kafka
 * @param threads how many work at once, at most as many as there are partitions
 * @param writers how many write readings into the store at the same time, and how many aggregates, at most as many as
 *     there are partitions
 * @param instance a name of its own for this instance, the same after a restart, so that it has its partitions back at
 *     once; without one the others wait for its session to end
 * @param standbys how many other instances keep a copy of what each remembers, so that they go on at once where it is lost
 * @param memory how far back aggregates are kept up to date from memory; older ones are computed anew by the store
 */
@ConfigurationProperties("talpuls.streams")
record StreamsConfiguration(
        @Bindable(defaultValue = "data/streams") Path stateFolder,
        @Bindable(defaultValue = "2") @Min(1) @Max(64) int threads,
        @Bindable(defaultValue = "2") @Min(1) @Max(64) int writers,
        @Nullable @Pattern(regexp = "\\S+") String instance,
        @Bindable(defaultValue = "0") @Min(0) @Max(6) int standbys,
        @Bindable(defaultValue = "2d") Duration memory) {}
