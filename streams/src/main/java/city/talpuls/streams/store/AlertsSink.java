package city.talpuls.streams.store;

import city.talpuls.model.measurement.AlertEvent;
import city.talpuls.model.measurement.DeviceAggregates;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Writes what happened to alerts, and with it, for each recipient that wants to hear of it, a delivery that waits. An event that
 * comes again, after a backup was brought back for instance, is there already and means no second delivery.
 */
final class AlertsSink implements Sink<AlertEvent> {

    /** An event that is not the latest changes nothing but what is told of it. */
    private static final String ALERT = """
            INSERT INTO alert AS kept (id, rule, name, device, property, severity, value, raised_at, changed_at, cleared_at,
                                       events)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE
            SET name = excluded.name, severity = excluded.severity, value = excluded.value, changed_at = excluded.changed_at,
                cleared_at = excluded.cleared_at, events = excluded.events
            WHERE kept.events < excluded.events""";

    private static final String EVENT = """
            INSERT INTO alert_event (alert, number, kind, severity, value, threshold, time)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (alert, number) DO NOTHING""";

    private static final String DELIVERY = """
            INSERT INTO delivery (alert, event, recipient)
            SELECT ?, ?, recipient.id
            FROM registry_entry AS recipient
            WHERE recipient.kind = 'recipient' AND recipient.id = ANY (?)
                AND array_position(ARRAY['info', 'warning', 'critical'], recipient.entry ->> 'least')
                    <= array_position(ARRAY['info', 'warning', 'critical'], ?)
            ORDER BY recipient.id
            ON CONFLICT (alert, event, recipient) DO NOTHING""";

    @Override
    public List<DeviceAggregates> write(Connection connection, List<AlertEvent> events) throws SQLException {
        try (PreparedStatement alert = connection.prepareStatement(ALERT);
                PreparedStatement happened = connection.prepareStatement(EVENT);
                PreparedStatement delivery = connection.prepareStatement(DELIVERY)) {
            for (AlertEvent event : events) {
                write(alert, event);
                write(happened, delivery, connection, event);
            }
        }
        return List.of();
    }

    private static void write(PreparedStatement alert, AlertEvent event) throws SQLException {
        alert.setString(1, event.alert());
        alert.setString(2, event.rule());
        alert.setString(3, event.name());
        alert.setString(4, event.device().value());
        alert.setString(5, event.property() == null ? null : event.property().name());
        alert.setString(6, event.severity().label());
        alert.setDouble(7, event.value());
        setTime(alert, 8, event.raisedAt());
        setTime(alert, 9, event.time());
        if (event.kind() == AlertEvent.Kind.CLEARED) {
            setTime(alert, 10, event.time());
        } else {
            alert.setNull(10, Types.TIMESTAMP_WITH_TIMEZONE);
        }
        alert.setInt(11, event.number());
        alert.executeUpdate();
    }

    private static void write(
            PreparedStatement happened, PreparedStatement delivery, Connection connection, AlertEvent event)
            throws SQLException {
        happened.setString(1, event.alert());
        happened.setInt(2, event.number());
        happened.setString(3, event.kind().label());
        happened.setString(4, event.severity().label());
        happened.setDouble(5, event.value());
        happened.setObject(6, event.threshold(), Types.DOUBLE);
        setTime(happened, 7, event.time());
        boolean isNew = happened.executeUpdate() > 0;
        if (isNew && !event.recipients().isEmpty()) {
            delivery.setString(1, event.alert());
            delivery.setInt(2, event.number());
            delivery.setArray(
                    3, connection.createArrayOf("text", event.recipients().toArray()));
            delivery.setString(4, event.severity().label());
            delivery.executeUpdate();
        }
    }

    private static void setTime(PreparedStatement statement, int index, Instant time) throws SQLException {
        statement.setObject(index, time.atOffset(ZoneOffset.UTC));
    }
}
