package city.talpuls.ingest;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;

/** What is counted, in Prometheus' text format; beside the other rooms in one process, api's answers for all. */
@Hidden
@Controller("/metrics")
@Requires(property = "talpuls.metrics.room", value = "ingest")
final class MetricsController {

    private final PrometheusMeterRegistry registry;

    MetricsController(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    @Get
    @Produces(MediaType.TEXT_PLAIN + "; version=0.0.4; charset=utf-8")
    String metrics() {
        return registry.scrape();
    }
}
