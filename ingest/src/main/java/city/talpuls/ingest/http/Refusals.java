package city.talpuls.ingest.http;

import city.talpuls.ingest.kafka.Via;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts who was not let in. */
final class Refusals {

    private final Counter logins;
    private final Counter topics;

    Refusals(MeterRegistry metrics) {
        this.logins = counter(metrics, "login");
        this.topics = counter(metrics, "topic");
    }

    private static Counter counter(MeterRegistry metrics, String reason) {
        return Counter.builder("talpuls.access.refused")
                .tag("via", Via.HTTP.label())
                .tag("reason", reason)
                .description("Attempts without a right to them")
                .register(metrics);
    }

    /** Somebody had no login that counts. */
    void login() {
        logins.increment();
    }

    /** Somebody was not allowed to send to the topic. */
    void topic() {
        topics.increment();
    }
}
