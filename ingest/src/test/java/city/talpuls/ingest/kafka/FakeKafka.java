package city.talpuls.ingest.kafka;

import city.talpuls.model.measurement.Uplink;
import city.talpuls.model.topics.UplinkRecords;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A Kafka that does as a test says, and what was sent to it. */
public final class FakeKafka {

    private final AtomicBoolean isAway = new AtomicBoolean();
    private final MockProducer<String, byte[]> producer;
    private final UplinkProducer uplinks;

    private FakeKafka(boolean confirms, MeterRegistry metrics) {
        this.producer = new MockProducer<>(
                confirms, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
        this.uplinks = new UplinkProducer(
                producer,
                () -> {
                    if (isAway.get()) {
                        throw new KafkaException("away");
                    }
                },
                metrics);
    }

    /** One that confirms each record at once. */
    public static FakeKafka thatConfirms(MeterRegistry metrics) {
        return new FakeKafka(true, metrics);
    }

    /** One that says nothing until it is told to. */
    public static FakeKafka thatIsSilent(MeterRegistry metrics) {
        return new FakeKafka(false, metrics);
    }

    public UplinkProducer producer() {
        return uplinks;
    }

    /** Is away from now on, or there again; matters to who has not sent to it before. */
    public void isAway(boolean away) {
        isAway.set(away);
    }

    /** Confirms the record that has waited longest, if there is one. */
    public boolean confirm() {
        return producer.completeNext();
    }

    /** Refuses the record that has waited longest, if there is one. */
    public boolean refuse() {
        return producer.errorNext(new KafkaException("refused"));
    }

    /** What was sent, whether it was confirmed or not. */
    public List<Uplink> uplinks() {
        return producer.history().stream()
                .map(record -> UplinkRecords.read(
                        Objects.requireNonNull(record.timestamp()), record.headers(), record.value()))
                .toList();
    }

    public List<String> keys() {
        return producer.history().stream().map(ProducerRecord::key).toList();
    }
}
