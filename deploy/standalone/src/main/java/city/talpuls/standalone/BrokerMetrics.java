package city.talpuls.standalone;

import city.talpuls.standalone.embedded.BrokerGuard;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;

/** What the embedded MQTT broker counts. */
final class BrokerMetrics {

    private static final String REFUSED = "talpuls.access.refused";

    private BrokerMetrics() {}

    static MeterBinder of(BrokerGuard guard) {
        return registry -> {
            FunctionCounter.builder(REFUSED, guard, BrokerGuard::refusedLogins)
                    .tags("via", "mqtt", "reason", "login")
                    .description("Attempts without a right to them")
                    .register(registry);
            FunctionCounter.builder(REFUSED, guard, BrokerGuard::refusedTopics)
                    .tags("via", "mqtt", "reason", "topic")
                    .description("Attempts without a right to them")
                    .register(registry);
        };
    }
}
