package city.talpuls.streams;

import city.talpuls.codec.form.Codecs;
import city.talpuls.codec.profile.ProfileLibrary;
import city.talpuls.codec.profile.Translations;
import city.talpuls.model.measurement.DeviceAggregates;
import city.talpuls.model.registry.Districts;
import city.talpuls.model.timescale.Migrations;
import city.talpuls.model.topics.Json;
import city.talpuls.model.topics.KafkaPulse;
import city.talpuls.streams.decode.Decoder;
import city.talpuls.streams.delivery.Deliverer;
import city.talpuls.streams.delivery.DeliveryConfig;
import city.talpuls.streams.delivery.MqttConfig;
import city.talpuls.streams.delivery.Publisher;
import city.talpuls.streams.delivery.SmtpConfig;
import city.talpuls.streams.observations.Announcer;
import city.talpuls.streams.observations.ObservationsConfig;
import city.talpuls.streams.registry.Catalogue;
import city.talpuls.streams.replay.Replayer;
import city.talpuls.streams.store.DatabaseConfig;
import city.talpuls.streams.store.News;
import city.talpuls.streams.store.StoreSession;
import city.talpuls.streams.store.StoreWriter;
import city.talpuls.streams.store.delivery.Deliveries;
import city.talpuls.streams.store.observations.SensorThings;
import city.talpuls.streams.store.retention.RetentionRounds;
import city.talpuls.streams.topology.Failures;
import city.talpuls.streams.topology.UplinkTopology;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts the parts of streams together. */
@Factory
final class Streams {

    /** Those of the replayer, of the retention and of the announcer, two for deliveries, and two for migrations. */
    private static final int OTHER_CONNECTIONS = 7;

    @Singleton
    @Named("streams")
    @Bean(preDestroy = "close")
    HikariDataSource storeDatabase(DatabaseConfig config, StreamsConfiguration streams) {
        var pool = new HikariConfig();
        pool.setPoolName("talpuls-store");
        pool.setJdbcUrl(config.url());
        pool.setUsername(config.username());
        pool.setPassword(config.password());
        pool.setMaximumPoolSize(StoreWriter.connections(streams.writers()) + OTHER_CONNECTIONS);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(5_000);
        pool.setInitializationFailTimeout(-1);
        pool.setConnectionInitSql(StoreSession.SQL);
        pool.addDataSourceProperty("ApplicationName", "talpuls-streams");
        return new HikariDataSource(pool);
    }

    /** Each of the threads can have a script run at the same time. */
    @Singleton
    @Named("streams")
    @Bean(preDestroy = "close")
    Codecs codecs(StreamsConfiguration config) {
        return new Codecs(config.threads());
    }

    @Context
    @Bean(preDestroy = "close")
    StreamsProcess streamsProcess(
            StreamsConfiguration config,
            KafkaConfig kafka,
            DeliveryConfig delivery,
            SmtpConfig smtp,
            MqttConfig mqtt,
            ObservationsConfig observations,
            @Named("streams") Codecs codecs,
            @Named("streams") HikariDataSource database,
            MeterRegistry metrics) {
        var json = new Json();
        var settings = new KafkaSettings(kafka, config);
        var translations = new Translations();
        var catalogue = new Catalogue(
                json,
                codecs::compile,
                translations::of,
                ProfileLibrary.shipped().entries(),
                () -> new KafkaConsumer<>(settings.registry(), new StringDeserializer(), new ByteArrayDeserializer()));
        var topology = new UplinkTopology(
                        json,
                        new Decoder(catalogue::equipment),
                        catalogue,
                        Districts.shipped(),
                        kafka.partitions(),
                        config.memory())
                .build();
        var producer = new KafkaProducer<>(settings.replay(), new StringSerializer(), new ByteArraySerializer());
        var replayer = new Replayer(database, producer, Admin.create(settings.admin()), InstantSource.system());
        var announcer = new Announcer(observations, new SensorThings(database), new Publisher(mqtt), metrics);
        var writer = new StoreWriter(
                database,
                json,
                catalogue::rules,
                config.memory(),
                config.writers(),
                (topic, number) -> new KafkaConsumer<>(
                        settings.writer(topic, number), new StringDeserializer(), new ByteArrayDeserializer()),
                metrics,
                new News(producer, json.codec(DeviceAggregates.class)),
                announcer::hear);
        var failures = new Failures(topology, json, metrics);
        return new StreamsProcess(
                        topology,
                        failures,
                        settings,
                        kafka,
                        new Migrations(database),
                        catalogue,
                        writer,
                        replayer,
                        Deliverer.of(
                                new Deliveries(database, json),
                                json,
                                delivery,
                                smtp,
                                mqtt,
                                metrics,
                                InstantSource.system()),
                        announcer,
                        new RetentionRounds(database, InstantSource.system()))
                .start();
    }

    @Singleton
    @Named("streams")
    @Bean(preDestroy = "close")
    KafkaPulse kafkaPulse(KafkaConfig config) {
        return new KafkaPulse(config.bootstrapServers(), "talpuls-streams-pulse").start();
    }

    @Singleton
    HealthIndicator streamsHealth(StreamsProcess process, @Named("streams") KafkaPulse kafka) {
        return () -> {
            Map<String, String> troubles = new TreeMap<>(process.troubles());
            kafka.trouble().ifPresent(why -> troubles.put("kafka", why));
            return Publishers.just(
                    HealthResult.builder("streams", troubles.isEmpty() ? HealthStatus.UP : HealthStatus.DOWN)
                            .details(troubles)
                            .build());
        };
    }
}
