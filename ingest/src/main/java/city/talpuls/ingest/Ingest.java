package city.talpuls.ingest;

import city.talpuls.ingest.kafka.KafkaConfig;
import city.talpuls.ingest.kafka.UplinkProducer;
import city.talpuls.ingest.mqtt.MqttConfig;
import city.talpuls.ingest.mqtt.MqttSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;

/** Puts the parts of ingest together. */
@Factory
final class Ingest {

    @Context
    @Bean(preDestroy = "close")
    UplinkProducer uplinkProducer(KafkaConfig config) {
        return new UplinkProducer(config);
    }

    @Context
    @Bean(preDestroy = "close")
    MqttSource mqttSource(MqttConfig config, UplinkProducer producer, MeterRegistry metrics) {
        var source = new MqttSource(config, producer, InstantSource.system());
        Gauge.builder("talpuls.ingest.unacknowledged", source, MqttSource::waiting)
                .description("Messages taken off the wire that Kafka has not confirmed yet")
                .register(metrics);
        return source.start();
    }

    @Singleton
    HealthIndicator mqttHealth(MqttSource source) {
        return () -> {
            Map<String, String> troubles =
                    source.trouble().map(why -> Map.of("trouble", why)).orElse(Map.of());
            return Publishers.just(
                    HealthResult.builder("mqtt", troubles.isEmpty() ? HealthStatus.UP : HealthStatus.DOWN)
                            .details(troubles)
                            .build());
        };
    }
}
