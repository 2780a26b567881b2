package city.talpuls.streams.store;

import city.talpuls.model.measurement.DeadLetter;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Reason;
import city.talpuls.model.measurement.Uplink;
import city.talpuls.model.topics.Topic;
import city.talpuls.model.topics.Topics;
import city.talpuls.model.topics.UplinkRecords;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of records that cannot be stored. Readings and dead letters are kept as dead letters, with what lies on the
 * topic as their bytes; if the message was read again, the letter that it was before is open again. The others are logged
 * only: a duplicate is counted as one all the same, a device or an aggregate is said again with its next message.
 */
final class Refused {

    private static final Logger LOG = LoggerFactory.getLogger(Refused.class);
    private static final Set<Topic> KEPT = Set.of(Topics.READINGS, Topics.DEAD_LETTERS);
    private static final byte[] NOTHING = {};

    private final Topic topic;
    private final DeadLettersSink letters = new DeadLettersSink();

    Refused(Topic topic) {
        this.topic = topic;
    }

    /** Keeps what is to be kept, within the connection's transaction. */
    void keep(Connection connection, List<Refusal> refused) throws SQLException {
        for (Refusal refusal : refused) {
            LOG.warn("{} cannot be stored: {}", refusal.place(), refusal.detail());
            if (KEPT.contains(topic)) {
                keep(connection, refusal);
            }
        }
    }

    private void keep(Connection connection, Refusal refusal) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            letters.write(connection, List.of(letter(refusal)));
        } catch (SQLException | RuntimeException e) {
            if (!Refusal.isOfTheMessage(e)) {
                throw e;
            }
            connection.rollback(before);
            LOG.error("{} cannot even be kept as a dead letter", refusal.place(), e);
        }
    }

    private DeadLetter letter(Refusal refusal) {
        ConsumerRecord<String, byte[]> origin = refusal.origin();
        byte[] value = origin.value() == null ? NOTHING : origin.value();
        Uplink uplink = UplinkRecords.read(origin.timestamp(), origin.headers(), value);
        String before = uplink.replayOf();
        return new DeadLetter(
                before == null ? refusal.place() : before,
                new Uplink(topic.name(), uplink.receivedAt(), uplink.redelivered(), Payload.of(value), uplink.replay()),
                Reason.STORE_REFUSED,
                refusal.detail(),
                device(origin.key()),
                null);
    }

    private static @Nullable DeviceId device(@Nullable String key) {
        try {
            return key == null ? null : new DeviceId(key);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
