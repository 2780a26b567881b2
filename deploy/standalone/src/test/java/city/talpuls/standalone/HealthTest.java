package city.talpuls.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthResult;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

class HealthTest {

    private static final HealthResult WELL = rooms(HealthStatus.UP);
    private static final HealthResult UNWELL = rooms(HealthStatus.DOWN);

    @Test
    void theyAreAskedUntilAllIsWell() throws Exception {
        var answers = List.of(UNWELL, UNWELL, WELL).iterator();

        health(answers::next, Duration.ofMinutes(1)).await(() -> false);

        assertThat(answers).isExhausted();
    }

    @Test
    void whatIsUnknownIsNotUnwell() {
        assertThatCode(() ->
                        health(() -> rooms(HealthStatus.UNKNOWN), Duration.ZERO).await(() -> false))
                .doesNotThrowAnyException();
    }

    @Test
    void whoGivesUpSaysWhatIsNotWell() {
        Iterator<Instant> times =
                List.of(Instant.EPOCH, Instant.EPOCH.plusSeconds(61)).iterator();

        var health = new Health(() -> UNWELL, times::next, Duration.ofMinutes(1));

        assertThatThrownBy(() -> health.await(() -> false))
                .hasMessage("not ready within 60 s: {kafka={error=no broker at 127.0.0.1:9092}}");
    }

    @Test
    void whoeverCannotSayHowHeIsIsNotWellYet() throws Exception {
        Iterator<Supplier<Publisher<HealthResult>>> answers = List.<Supplier<Publisher<HealthResult>>>of(
                        () -> {
                            throw new IllegalStateException("not started");
                        },
                        () -> Mono.error(new IllegalStateException("no answer")),
                        () -> Mono.just(WELL))
                .iterator();

        health(Health.of(() -> answers.next().get()), Duration.ofMinutes(1)).await(() -> false);

        assertThat(answers).isExhausted();
    }

    @Test
    void whoeverCannotSayHowHeIsSaysWhyNot() {
        Iterator<Instant> times =
                List.of(Instant.EPOCH, Instant.EPOCH.plusSeconds(61)).iterator();

        var health = new Health(
                Health.of(() -> Mono.error(new IllegalStateException("no answer"))),
                times::next,
                Duration.ofMinutes(1));

        assertThatThrownBy(() -> health.await(() -> false)).hasMessageContaining("no answer");
    }

    @Test
    void whoIsToEndWaitsNoLonger() {
        var health = health(() -> UNWELL, Duration.ofMinutes(1));

        assertThatThrownBy(() -> health.await(() -> true)).isInstanceOf(InterruptedIOException.class);
    }

    private static Health health(Supplier<HealthResult> rooms, Duration patience) {
        return new Health(rooms, () -> Instant.EPOCH, patience);
    }

    private static HealthResult rooms(HealthStatus kafka) {
        var parts = Map.of(
                "kafka",
                HealthResult.builder("kafka", kafka)
                        .details(Map.of("error", "no broker at 127.0.0.1:9092"))
                        .build(),
                "database",
                HealthResult.builder("database", HealthStatus.UP).build());
        return HealthResult.builder("talpuls", kafka).details(parts).build();
    }
}
