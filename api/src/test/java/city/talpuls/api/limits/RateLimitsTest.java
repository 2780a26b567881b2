package city.talpuls.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.api.access.Caller;
import city.talpuls.api.access.Role;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private static final InetAddress ONE = InetAddress.ofLiteral("192.0.2.1");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-28T12:00:00Z"));
    private final RateLimits limits = new RateLimits(new LimitConfig(60, 2, 0), now::get);

    @Test
    void eachRequestTakesOneAndOneComesBackWithTime() {
        assertThat(limits.take(ONE).orElseThrow().left()).isEqualTo(1);
        assertThat(limits.take(ONE).orElseThrow().left()).isZero();
        Share refused = limits.take(ONE).orElseThrow();
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.retryAfter()).isEqualTo("30");
        assertThat(refused.field()).isEqualTo("\"anonymous\";r=0;t=60");

        now.updateAndGet(before -> before.plusSeconds(29));
        assertThat(limits.take(ONE).orElseThrow().allowed()).isFalse();
        now.updateAndGet(before -> before.plusSeconds(1));
        assertThat(limits.take(ONE).orElseThrow().allowed()).isTrue();
    }

    @Test
    void nobodyTakesFromTheBucketOfAnother() {
        limits.take(ONE);
        limits.take(ONE);

        assertThat(limits.take(ONE).orElseThrow().allowed()).isFalse();
        assertThat(limits.take(InetAddress.ofLiteral("192.0.2.2")).orElseThrow().allowed())
                .isTrue();
        assertThat(limits.take(caller("key:a")).orElseThrow().left()).isEqualTo(59);
        assertThat(limits.take(caller("key:b")).orElseThrow().left()).isEqualTo(59);
    }

    @Test
    void allAddressesOfOneNetworkOfIpv6AreOneCaller() {
        limits.take(InetAddress.ofLiteral("2001:db8:1:2::1"));

        assertThat(limits.take(InetAddress.ofLiteral("2001:db8:1:2:ffff::9"))
                        .orElseThrow()
                        .left())
                .isZero();
        assertThat(limits.take(InetAddress.ofLiteral("2001:db8:1:3::1"))
                        .orElseThrow()
                        .left())
                .isEqualTo(1);
    }

    @Test
    void zeroIsNoLimit() {
        assertThat(limits.take(InetAddress.getLoopbackAddress())).isEmpty();
    }

    private static Caller caller(String id) {
        return new Caller(id, "x", Role.READER, Set.of(), null, Set.of());
    }
}
