package city.talpuls.api.live;

import city.talpuls.api.kafka.KafkaClients;
import city.talpuls.model.measurement.Aggregate;
import city.talpuls.model.measurement.DeviceAggregates;
import city.talpuls.model.measurement.Properties;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.topics.Json;
import city.talpuls.model.topics.JsonCodec;
import city.talpuls.model.topics.Topic;
import city.talpuls.model.topics.Topics;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.http.sse.Event;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads every report and aggregate that is new on Kafka, once for the whole process, and tells the audience. */
@Singleton
final class Feed implements ApplicationEventListener<ServerStartupEvent> {

    private static final Logger log = LoggerFactory.getLogger(Feed.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaClients kafka;
    private final Audience audience;
    private final JsonCodec<Report> reports;
    private final JsonCodec<DeviceAggregates> aggregates;
    private final JsonCodec<LiveReading> reading;
    private final JsonCodec<LiveAggregate> aggregate;
    private final Properties properties;
    private final CountDownLatch stopped = new CountDownLatch(1);

    Feed(KafkaClients kafka, Audience audience) {
        this.kafka = kafka;
        this.audience = audience;
        Json topics = new Json();
        this.reports = topics.codec(Report.class);
        this.aggregates = topics.codec(DeviceAggregates.class);
        this.reading = topics.codec(LiveReading.class);
        this.aggregate = topics.codec(LiveAggregate.class);
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
                return "the topics are not there yet";
            }
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            log.info("The live stream follows {} partitions", partitions.size());
            while (stopped.getCount() > 0) {
                consumer.poll(POLL).forEach(this::tell);
                if (partitions(consumer).size() != partitions.size()) {
                    return "a topic got more partitions";
                }
            }
            return "stopped";
        } catch (KafkaException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Those of both topics; none as long as one of them is not there. */
    private static List<TopicPartition> partitions(Consumer<?, ?> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic topic : List.of(Topics.READINGS, Topics.AGGREGATES)) {
            List<TopicPartition> some = consumer.partitionsFor(topic.name()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            if (some.isEmpty()) {
                return List.of();
            }
            partitions.addAll(some);
        }
        return partitions;
    }

    private void tell(ConsumerRecord<?, byte[]> entry) {
        if (audience.isEmpty() || entry.value() == null) {
            return;
        }
        try {
            if (entry.topic().equals(Topics.READINGS.name())) {
                tell(reports.read(entry.value()));
            } else {
                tell(aggregates.read(entry.value()));
            }
        } catch (SerializationException e) {
            log.warn("A record on {} cannot be read: {}", entry.topic(), e.getMessage());
        }
    }

    private void tell(Report report) {
        for (Reading said : report.readings()) {
            tell("reading", LiveReading.of(report.device(), said, properties), reading);
        }
        for (Reading earlier : report.rechecked()) {
            tell("recheck", LiveReading.of(report.device(), earlier, properties), reading);
        }
    }

    private void tell(DeviceAggregates told) {
        for (Aggregate one : told.series()) {
            tell("aggregate", LiveAggregate.of(told, one, properties), aggregate);
        }
    }

    private <T extends LiveEvent> void tell(String name, T what, JsonCodec<T> json) {
        if (audience.wants(what)) {
            audience.tell(
                    what,
                    Event.of(new String(json.write(what), StandardCharsets.UTF_8))
                            .name(name));
        }
    }
}
