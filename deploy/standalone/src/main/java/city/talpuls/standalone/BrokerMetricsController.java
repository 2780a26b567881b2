package city.talpuls.standalone;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

/** What a broker that runs alone counts, in Prometheus' text format. */
@Controller("/metrics")
@Requires(env = "mqtt")
final class BrokerMetricsController {

    private final PrometheusMeterRegistry registry;

    BrokerMetricsController(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    @Get
    @Produces(MediaType.TEXT_PLAIN + "; version=0.0.4; charset=utf-8")
    String metrics() {
        return registry.scrape();
    }
}
