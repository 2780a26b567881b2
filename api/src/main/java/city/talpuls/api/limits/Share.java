package city.talpuls.api.limits;

import java.time.Duration;
import java.util.Locale;

/**
 * What a caller has left after a request.
 *
 * @param policy the name of the limit
 * @param perMinute how many requests it allows
 * @param left how many more would be allowed at once
 * @param allowed whether this one is
 * @param untilNext until there is one more
 * @param full until there are as many as ever
 */
public record Share(Policy policy, int perMinute, long left, boolean allowed, Duration untilNext, Duration full) {

    private static final int WINDOW_SECONDS = 60;

    /** Which limit it is. */
    public enum Policy {
        SIGNED_IN,
        ANONYMOUS,
        LOOPBACK;

        private String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * The field {@code RateLimit-Policy}: how many in how many seconds.
     *
     * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/10/">draft-ietf-httpapi-ratelimit-headers-10</a>
     */
    public String policyField() {
        return "\"%s\";q=%d;w=%d".formatted(policy.word(), perMinute, WINDOW_SECONDS);
    }

    /** The field {@code RateLimit} of the same draft: how many are left, and in how many seconds all are there again. */
    public String field() {
        return "\"%s\";r=%d;t=%d".formatted(policy.word(), left, seconds(full));
    }

    /** The field {@code Retry-After}: seconds, at least one. */
    public String retryAfter() {
        return Long.toString(Math.max(1, seconds(untilNext)));
    }

    private static long seconds(Duration duration) {
        return duration.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
