package city.talpuls.streams.topology;

import city.talpuls.model.measurement.DeadLetter;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Reason;
import city.talpuls.model.measurement.Uplink;
import city.talpuls.model.topics.Json;
import city.talpuls.model.topics.JsonCodec;
import city.talpuls.model.topics.Topics;
import city.talpuls.model.topics.UplinkRecords;
import city.talpuls.streams.dedupe.Place;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a message on which a step fails: it holds up no other. Before its outcome it becomes a dead letter, with
 * its bytes and under the name that it would have had anyway. After its outcome the failure is logged with the message's
 * place and counted; it is no second outcome. Trouble with Kafka or with a state store blames no message, and is tried
 * again.
 */
public final class Failures {

    /** Under which setting the {@link FailureHandler} that Kafka makes finds this. */
    public static final String SETTING = "talpuls.failures";

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final int LONGEST = 500;
    private static final byte[] NOTHING = {};

    private final Set<String> before;
    private final JsonCodec<DeadLetter> letters;
    private final MeterRegistry metrics;

    /**
     * @param topology whose steps may fail
     * @param json how dead letters are written
     * @param metrics where failures are counted
     */
    public Failures(Topology topology, Json json, MeterRegistry metrics) {
        this.before = new Outcomes(topology).stepsBefore();
        this.letters = json.codec(DeadLetter.class);
        this.metrics = metrics;
    }

    Response onFailure(ErrorHandlerContext message, Exception failure) {
        if (!isOfTheMessage(failure)) {
            return Response.fail();
        }
        String step = message.processorNodeId();
        LOG.error(
                "step {} failed on {}-{} at offset {}",
                step,
                message.topic(),
                message.partition(),
                message.offset(),
                failure);
        metrics.counter("talpuls.streams.failures", "step", step).increment();
        return before.contains(step) && message.topic() != null
                ? Response.resume(List.of(letter(message, failure)))
                : Response.resume();
    }

    /** A cast that fails comes in Kafka's own clothes. */
    private static boolean isOfTheMessage(Exception failure) {
        return !(failure instanceof KafkaException)
                || failure instanceof SerializationException
                || failure.getCause() instanceof ClassCastException;
    }

    private ProducerRecord<byte[], byte[]> letter(ErrorHandlerContext message, Exception failure) {
        byte[] key = message.sourceRawKey();
        byte[] value = message.sourceRawValue();
        Uplink uplink = UplinkRecords.read(message.timestamp(), message.headers(), value == null ? NOTHING : value);
        String before = uplink.replayOf();
        var letter = new DeadLetter(
                before == null ? Place.of(message.headers(), message.partition(), message.offset()) : before,
                uplink,
                Reason.INTERNAL_ERROR,
                detail(message.processorNodeId(), failure),
                device(key),
                null);
        return new ProducerRecord<>(Topics.DEAD_LETTERS.name(), null, message.timestamp(), key, letters.write(letter));
    }

    private static String detail(String step, Exception failure) {
        String detail = "step " + step + " failed: " + failure;
        return detail.substring(0, Math.min(detail.length(), LONGEST)).replace('\0', '\uFFFD');
    }

    private static @Nullable DeviceId device(byte @Nullable [] key) {
        try {
            return key == null ? null : new DeviceId(new String(key, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
