package city.talpuls.model.process;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** What is counted, in Prometheus' text format; of all rooms where several share a process. */
@Controller("/metrics")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(beans = PrometheusMeterRegistry.class)
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
