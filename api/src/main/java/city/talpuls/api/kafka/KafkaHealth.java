package city.talpuls.api.kafka;

import io.micronaut.core.async.publisher.AsyncSingleResultPublisher;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import org.apache.kafka.common.KafkaException;
import org.reactivestreams.Publisher;

/** Whether Kafka answers. */
@Singleton
final class KafkaHealth implements HealthIndicator {

    private final KafkaClients clients;
    private final ExecutorService executor;

    KafkaHealth(KafkaClients clients, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.clients = clients;
        this.executor = executor;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return new AsyncSingleResultPublisher<>(executor, this::check);
    }

    private HealthResult check() {
        HealthResult.Builder result = HealthResult.builder("kafka");
        try {
            int brokers = clients.admin().describeCluster().nodes().get().size();
            return result.status(HealthStatus.UP)
                    .details(Map.of("bootstrapServers", clients.address(), "brokers", brokers))
                    .build();
        } catch (ExecutionException | KafkaException e) {
            return result.status(HealthStatus.DOWN)
                    .details(Map.of("bootstrapServers", clients.address(), "error", String.valueOf(e.getMessage())))
                    .build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return result.status(HealthStatus.UNKNOWN).build();
        }
    }
}
