package city.talpuls.ingest;

import city.talpuls.ingest.mqtt.BrokerSource;
import city.talpuls.ingest.mqtt.BrokerSources;
import city.talpuls.model.topics.KafkaPulse;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthResult;
import java.util.Map;
import java.util.TreeMap;

/**
 * How ingest is: {@code DOWN} when no message can come in or none can go out, {@code DEGRADED} when only some brokers are
 * away, since it can do nothing about one elsewhere and works on.
 */
final class IngestHealth {

    private static final HealthStatus DEGRADED = new HealthStatus(
            "DEGRADED",
            "some of its sources are away",
            true,
            HealthStatus.UP.getSeverity().orElse(0) + 1);

    private final BrokerSources sources;
    private final KafkaPulse kafka;

    IngestHealth(BrokerSources sources, KafkaPulse kafka) {
        this.sources = sources;
        this.kafka = kafka;
    }

    HealthResult now() {
        Map<String, String> troubles = new TreeMap<>();
        for (BrokerSource source : sources.all()) {
            source.trouble().ifPresent(why -> troubles.put(source.name(), why));
        }
        int away = troubles.size();
        kafka.trouble().ifPresent(why -> troubles.put("kafka", why));
        return HealthResult.builder("ingest", status(away, troubles.size() > away))
                .details(troubles)
                .build();
    }

    private HealthStatus status(int away, boolean isWithoutKafka) {
        if (isWithoutKafka || (away > 0 && away == sources.all().size())) {
            return HealthStatus.DOWN;
        }
        return away > 0 ? DEGRADED : HealthStatus.UP;
    }
}
