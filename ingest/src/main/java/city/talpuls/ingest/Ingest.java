package city.talpuls.ingest;

import city.talpuls.ingest.kafka.KafkaConfig;
import city.talpuls.ingest.kafka.UplinkProducer;
import city.talpuls.ingest.mqtt.BrokerConfig;
import city.talpuls.ingest.mqtt.BrokerSource;
import city.talpuls.ingest.mqtt.BrokerSources;
import city.talpuls.model.topics.KafkaPulse;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.management.health.indicator.HealthIndicator;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** Puts the parts of ingest together. */
@Factory
final class Ingest {

    private static final String UNIT = "broker";

    @Context
    @Bean(preDestroy = "close")
    UplinkProducer uplinkProducer(KafkaConfig config, MeterRegistry metrics) {
        return new UplinkProducer(config, metrics);
    }

    @Context
    @Bean(preDestroy = "close")
    BrokerSources brokerSources(List<BrokerConfig> brokers, UplinkProducer producer, MeterRegistry metrics) {
        var sources = brokers.stream()
                .filter(BrokerConfig::enabled)
                .map(broker -> new BrokerSource(broker, producer, InstantSource.system()))
                .toList();
        sources.forEach(source -> measure(source, metrics));
        return new BrokerSources(sources).start();
    }

    @Singleton
    @Named("ingest")
    @Bean(preDestroy = "close")
    KafkaPulse kafkaPulse(KafkaConfig config) {
        return new KafkaPulse(config.bootstrapServers(), "talpuls-ingest-pulse").start();
    }

    @Singleton
    HealthIndicator ingestHealth(BrokerSources sources, @Named("ingest") KafkaPulse kafka) {
        var health = new IngestHealth(sources, kafka);
        return () -> Publishers.just(health.now());
    }

    private static void measure(BrokerSource source, MeterRegistry metrics) {
        Gauge.builder("talpuls.ingest.unacknowledged", source, BrokerSource::waiting)
                .tag(UNIT, source.name())
                .description("Messages taken off the wire that Kafka has not confirmed yet")
                .register(metrics);
        Gauge.builder("talpuls.ingest.connected", source, it -> it.trouble().isEmpty() ? 1 : 0)
                .tag(UNIT, source.name())
                .description("Whether messages come in from the broker")
                .register(metrics);
    }
}
