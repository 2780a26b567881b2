package city.talpuls.api.limits;

import city.talpuls.api.access.Caller;
import city.talpuls.api.limits.Share.Policy;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Takes each request out of its caller's bucket. */
@Singleton
public final class RateLimits {

    /** Some 200 bytes each. Who is forgotten begins with a full bucket, as does who has not asked for a minute. */
    private static final int MOST_BUCKETS = 100_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Whoever has one address of IPv6 has all that begin with these bytes. */
    private static final int NETWORK_BYTES = 8;

    private final LimitConfig config;
    private final TimeMeter time;
    private final Cache<Name, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(MOST_BUCKETS).build();

    private record Name(Policy policy, String of) {}

    RateLimits(LimitConfig config, @Named("api") InstantSource clock) {
        this.config = config;
        this.time = new Time(clock);
    }

    /** What is left to somebody who has signed in; nothing if there is no limit. */
    public Optional<Share> take(Caller caller) {
        return take(new Name(Policy.SIGNED_IN, caller.id()), config.signedIn());
    }

    /** What is left to whoever asks from that address without signing in; nothing if there is no limit. */
    public Optional<Share> take(InetAddress address) {
        return address.isLoopbackAddress()
                ? take(new Name(Policy.LOOPBACK, ""), config.loopback())
                : take(new Name(Policy.ANONYMOUS, network(address)), config.anonymous());
    }

    private Optional<Share> take(Name name, int perMinute) {
        if (perMinute == 0) {
            return Optional.empty();
        }
        ConsumptionProbe taken = buckets.get(name, key -> bucket(perMinute)).tryConsumeAndReturnRemaining(1);
        return Optional.of(new Share(
                name.policy(),
                perMinute,
                taken.getRemainingTokens(),
                taken.isConsumed(),
                Duration.ofNanos(taken.getNanosToWaitForRefill()),
                Duration.ofNanos(taken.getNanosToWaitForReset())));
    }

    private Bucket bucket(int perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                .withCustomTimePrecision(time)
                .build();
    }

    private static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                : address.getHostAddress();
    }

    /** The clock, as buckets want it. */
    private record Time(InstantSource clock) implements TimeMeter {

        private static final long NANOS = 1_000_000_000L;

        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return now.getEpochSecond() * NANOS + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
