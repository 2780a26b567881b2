package city.talpuls.api.live;

import city.talpuls.api.kafka.KafkaClients;
import city.talpuls.model.measurement.Properties;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.topics.Json;
import city.talpuls.model.topics.JsonCodec;
import city.talpuls.model.topics.Topics;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.http.sse.Event;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads every report that is new on Kafka, once for the whole process, and tells the audience. */
@Singleton
final class ReadingsFeed implements ApplicationEventListener<ServerStartupEvent> {

    private static final Logger log = LoggerFactory.getLogger(ReadingsFeed.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaClients kafka;
    private final Audience audience;
    private final JsonCodec<Report> reports;
    private final JsonCodec<LiveReading> json;
    private final Properties properties;
    private final CountDownLatch stopped = new CountDownLatch(1);

    ReadingsFeed(KafkaClients kafka, Audience audience) {
        this.kafka = kafka;
        this.audience = audience;
        Json topics = new Json();
        this.reports = topics.codec(Report.class);
        this.json = topics.codec(LiveReading.class);
        this.properties = Properties.shipped();
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        Thread.ofPlatform().daemon().name("talpuls-api-live").start(this::untilStopped);
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
    }

    private void untilStopped() {
        String said = "";
        try {
            do {
                String trouble = follow();
                if (!trouble.equals(said) && stopped.getCount() > 0) {
                    log.warn("The live stream waits: {}", trouble);
                    said = trouble;
                }
            } while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Follows the topic for as long as that goes well; what then came in the way. */
    private String follow() {
        try (var consumer = kafka.consumer(new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer);
            if (partitions.isEmpty()) {
                return "the topic " + Topics.READINGS.name() + " is not there yet";
            }
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            log.info("The live stream follows {} partitions of {}", partitions.size(), Topics.READINGS.name());
            while (stopped.getCount() > 0) {
                consumer.poll(POLL).forEach(entry -> tell(entry.value()));
                if (partitions(consumer).size() != partitions.size()) {
                    return "the topic " + Topics.READINGS.name() + " got more partitions";
                }
            }
            return "stopped";
        } catch (KafkaException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static List<TopicPartition> partitions(Consumer<?, ?> consumer) {
        return consumer.partitionsFor(Topics.READINGS.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private void tell(byte[] bytes) {
        if (audience.isEmpty()) {
            return;
        }
        try {
            Report report = reports.read(bytes);
            for (Reading reading : report.readings()) {
                tell(LiveReading.of(report.device(), reading, properties));
            }
        } catch (SerializationException e) {
            log.warn("A report on {} cannot be read: {}", Topics.READINGS.name(), e.getMessage());
        }
    }

    private void tell(LiveReading reading) {
        if (audience.wants(reading)) {
            audience.tell(
                    reading,
                    Event.of(new String(json.write(reading), StandardCharsets.UTF_8))
                            .name("reading"));
        }
    }
}
