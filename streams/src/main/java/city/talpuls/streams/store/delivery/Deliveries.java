package city.talpuls.streams.store.delivery;

import city.talpuls.model.measurement.AlertEvent;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Severity;
import city.talpuls.model.registry.Recipient;
import city.talpuls.model.topics.Json;
import city.talpuls.model.topics.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The deliveries of the store. */
public final class Deliveries {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    /** How many one recipient hears at the same time, of all instances: one that hangs costs the others nothing. */
    private static final int MOST_OF_A_RECIPIENT = 2;

    /** One instance chooses at a time, so that no recipient gets more than that. */
    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(hashtext('talpuls: deliveries'))";

    /**
     * Goes from recipient to recipient, so that a long list of one keeps no other waiting, and takes of each what has waited
     * longest. An event of an alert waits for those before it, until they are settled.
     */
    private static final String TAKE = """
            WITH RECURSIVE addressed (recipient) AS (
                (SELECT recipient FROM delivery WHERE state = 'waiting' ORDER BY recipient LIMIT 1)
                UNION ALL
                SELECT (SELECT delivery.recipient FROM delivery
                        WHERE state = 'waiting' AND delivery.recipient > addressed.recipient
                        ORDER BY delivery.recipient LIMIT 1)
                FROM addressed WHERE addressed.recipient IS NOT NULL),
            due AS (
                SELECT one.id, one.place + (
                    SELECT count(*) FROM delivery AS busy
                    WHERE busy.recipient = addressed.recipient AND busy.state = 'waiting' AND busy.leased_until > ?) AS place
                FROM addressed CROSS JOIN LATERAL (
                    SELECT id, row_number() OVER (ORDER BY next_attempt, id) AS place FROM (
                        SELECT id, next_attempt FROM delivery
                        WHERE recipient = addressed.recipient AND state = 'waiting' AND next_attempt <= ?
                            AND (leased_until IS NULL OR leased_until <= ?)
                            AND NOT EXISTS (
                                SELECT FROM delivery AS earlier
                                WHERE earlier.alert = delivery.alert AND earlier.recipient = delivery.recipient
                                    AND earlier.event < delivery.event AND earlier.state = 'waiting')
                        ORDER BY next_attempt, id LIMIT ?) AS first) AS one),
            taken AS (
                UPDATE delivery SET attempts = attempts + 1, leased_until = ?
                WHERE state = 'waiting' AND id IN (SELECT id FROM due WHERE place <= ? ORDER BY place, id LIMIT ?)
                RETURNING *)
            SELECT taken.id, taken.attempts, taken.waiting_since, taken.alert, taken.event, taken.recipient, who.entry,
                alert.rule, alert.name, alert.device, alert.property, alert.raised_at,
                what.kind, what.severity, what.value, what.threshold, what.time,
                device.name AS device_name, device.district,
                CASE WHEN rule.entry ->> 'statistic' = 'count' THEN NULL ELSE datastream.unit END AS unit
            FROM taken
            LEFT JOIN registry_entry AS who ON who.kind = 'recipient' AND who.id = taken.recipient
            LEFT JOIN alert ON alert.id = taken.alert
            LEFT JOIN alert_event AS what ON what.alert = taken.alert AND what.number = taken.event
            LEFT JOIN registry_entry AS rule ON rule.kind = 'rule' AND rule.id = alert.rule
            LEFT JOIN device ON device.id = alert.device
            LEFT JOIN datastream ON datastream.device = alert.device AND datastream.property = alert.property
            ORDER BY taken.next_attempt, taken.id""";

    /** Told is told, even if another has taken it up meanwhile. */
    private static final String DELIVERED = """
            UPDATE delivery SET state = 'delivered', leased_until = NULL, last_error = NULL, settled_at = ?
            WHERE id = ? AND state <> 'delivered'""";

    /** What another has taken up meanwhile is his. */
    private static final String AGAIN = """
            UPDATE delivery SET leased_until = NULL, last_error = ?, next_attempt = ?
            WHERE id = ? AND state = 'waiting' AND attempts = ?""";

    private static final String FAILED = """
            UPDATE delivery SET state = 'failed', leased_until = NULL, last_error = ?, settled_at = ?
            WHERE id = ? AND state = 'waiting' AND attempts = ?""";

    private static final int LONGEST_ERROR = 500;
    private static final Pattern UNKEEPABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]+");

    private final DataSource database;
    private final JsonCodec<Recipient> recipients;

    public Deliveries(DataSource database, Json json) {
        this.database = database;
        this.recipients = json.codec(Recipient.class);
    }

    /**
     * Takes some that are due, for so long that nobody else takes them before they are settled. Takes none while another
     * instance is choosing.
     *
     * @param lease after which another may take them up again
     */
    public List<Delivery> take(int most, Instant now, Duration lease) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                List<Delivery> taken = isAlone(connection) ? take(connection, most, now, lease) : List.of();
                connection.commit();
                return taken;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private static boolean isAlone(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(LOCK)) {
            answer.next();
            return answer.getBoolean(1);
        }
    }

    private List<Delivery> take(Connection connection, int most, Instant now, Duration lease) throws SQLException {
        List<Delivery> taken = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(TAKE)) {
            query.setObject(1, utc(now));
            query.setObject(2, utc(now));
            query.setObject(3, utc(now));
            query.setInt(4, MOST_OF_A_RECIPIENT);
            query.setObject(5, utc(now.plus(lease)));
            query.setInt(6, MOST_OF_A_RECIPIENT);
            query.setInt(7, most);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    taken.add(delivery(row));
                }
            }
        }
        return taken;
    }

    private Delivery delivery(ResultSet row) throws SQLException {
        String to = row.getString("recipient");
        return new Delivery(
                row.getLong("id"),
                row.getInt("attempts"),
                instant(row, "waiting_since"),
                to,
                recipient(to, row.getString("entry")),
                row.getString("alert") == null ? new Delivery.Trial() : happened(row));
    }

    private Optional<Recipient> recipient(String id, @Nullable String entry) {
        try {
            return Optional.ofNullable(entry).map(json -> recipients.read(json.getBytes(StandardCharsets.UTF_8)));
        } catch (SerializationException e) {
            LOG.error("the recipient {} cannot be read: {}", id, e.getMessage());
            return Optional.empty();
        }
    }

    private static Delivery.Happened happened(ResultSet row) throws SQLException {
        String property = row.getString("property");
        double threshold = row.getDouble("threshold");
        return new Delivery.Happened(
                new AlertEvent(
                        row.getString("alert"),
                        row.getInt("event"),
                        AlertEvent.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getString("rule"),
                        row.getString("name"),
                        new DeviceId(row.getString("device")),
                        property == null ? null : new Property(property),
                        Severity.ofLabel(row.getString("severity")),
                        row.getDouble("value"),
                        row.getObject("threshold") == null ? null : threshold,
                        instant(row, "time"),
                        instant(row, "raised_at"),
                        List.of()),
                row.getString("device_name"),
                row.getString("district"),
                row.getString("unit"));
    }

    /** Notes that the recipient was told. */
    public void delivered(Delivery delivery, Instant now) throws SQLException {
        settle(DELIVERED, utc(now), delivery.id());
    }

    /** Notes that the recipient is to be told later, and why it was not. */
    public void again(Delivery delivery, String why, Instant next) throws SQLException {
        settle(AGAIN, keepable(why), utc(next), delivery.id(), delivery.attempt());
    }

    /** Notes that the recipient will not be told, and why. */
    public void failed(Delivery delivery, String why, Instant now) throws SQLException {
        settle(FAILED, keepable(why), utc(now), delivery.id(), delivery.attempt());
    }

    private void settle(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            update.executeUpdate();
        }
    }

    private static String keepable(String why) {
        String start = why.length() <= LONGEST_ERROR ? why : why.substring(0, LONGEST_ERROR);
        return UNKEEPABLE.matcher(start).replaceAll(" ").strip();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
