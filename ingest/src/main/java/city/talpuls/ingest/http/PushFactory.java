package city.talpuls.ingest.http;

import city.talpuls.ingest.access.Access;
import city.talpuls.ingest.access.AccessConfig;
import city.talpuls.ingest.kafka.UplinkProducer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;

/** Puts the way in over HTTP together. */
@Factory
final class PushFactory {

    @Context
    Access access(AccessConfig config) {
        return Access.of(config.passwords(), config.rules(), config.anonymous(), InstantSource.system());
    }

    @Singleton
    Refusals refusals(MeterRegistry metrics) {
        return new Refusals(metrics);
    }

    @Singleton
    Pushes pushes(
            Access access,
            UplinkProducer producer,
            Refusals refusals,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor,
            PushConfig config,
            MeterRegistry metrics) {
        var pushes = new Pushes(access, producer, refusals, InstantSource.system(), executor, config);
        Gauge.builder("talpuls.ingest.pushes", pushes, Pushes::inFlight)
                .description("Messages pushed over HTTP that Kafka has not confirmed yet")
                .register(metrics);
        return pushes;
    }
}
