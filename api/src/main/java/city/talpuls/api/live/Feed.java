package city.talpuls.api.live;

import city.talpuls.api.kafka.KafkaClients;
import city.talpuls.model.topics.Topic;
import city.talpuls.model.topics.Topics;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
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
    private final Words words;
    private final CountDownLatch stopped = new CountDownLatch(1);

    Feed(KafkaClients kafka, Audience audience, Words words) {
        this.kafka = kafka;
        this.audience = audience;
        this.words = words;
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
            seek(consumer, partitions);
            log.info("The live stream follows {} partitions", partitions.size());
            while (stopped.getCount() > 0) {
                consumer.poll(POLL).forEach(entry -> tell(entry, partitions));
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

    /** Goes on where it was, if the topics still have that; else begins with what is not long ago. */
    private void seek(Consumer<?, ?> consumer, List<TopicPartition> partitions) {
        Mark first = mark(consumer.beginningOffsets(partitions), partitions);
        Mark end = mark(consumer.endOffsets(partitions), partitions);
        Mark position = audience.position();
        if (position == null || !first.isWithin(position, 0) || !position.isWithin(end, 0)) {
            int each = Recent.RECORDS / partitions.size();
            position = first.furthest(new Mark(end.next().stream()
                    .map(offset -> Math.max(0, offset - each))
                    .toList()));
            audience.begin(position, end);
        }
        for (int i = 0; i < partitions.size(); i++) {
            consumer.seek(partitions.get(i), position.next(i));
        }
    }

    private static Mark mark(Map<TopicPartition, Long> offsets, List<TopicPartition> partitions) {
        return new Mark(partitions.stream().map(offsets::get).toList());
    }

    private void tell(ConsumerRecord<?, byte[]> entry, List<TopicPartition> partitions) {
        byte[] value = entry.value();
        int partition = partitions.indexOf(new TopicPartition(entry.topic(), entry.partition()));
        Supplier<List<Word>> said;
        if (value == null) {
            said = List::of;
        } else if (entry.topic().equals(Topics.READINGS.name())) {
            said = () -> words.ofReport(value);
        } else {
            said = () -> words.ofAggregates(value);
        }
        audience.tell(new Heard(partition, entry.offset(), value == null ? 0 : value.length, said));
    }
}
