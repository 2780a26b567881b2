package city.talpuls.streams.store;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.model.measurement.AlertEvent;
import city.talpuls.model.measurement.AlertEvent.Kind;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Severity;
import city.talpuls.model.timescale.TestDatabase;
import city.talpuls.model.timescale.TestDatabases;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to alerts, in a real database. */
class AlertsSinkIT extends StoreContract {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final AlertsSink sink = new AlertsSink();

    @Override
    TestDatabase open() {
        return TestDatabases.plain();
    }

    @BeforeEach
    void registerRecipients() throws SQLException {
        execute("""
                INSERT INTO registry_entry (kind, id, entry) VALUES
                    ('recipient', 'desk', '{"id": "desk", "least": "info"}'),
                    ('recipient', 'mayor', '{"id": "mayor", "least": "critical"}')""");
    }

    private static AlertEvent event(int number, Kind kind, Severity severity, @Nullable Double threshold) {
        return new AlertEvent(
                "a",
                number,
                kind,
                "high-water",
                "High water",
                new DeviceId("kluse"),
                new Property("water_level"),
                severity,
                200.5 + number,
                threshold,
                NOON.plusSeconds(60L * number),
                NOON.plusSeconds(60),
                List.of("desk", "mayor", "nobody"));
    }

    @Test
    void anAlertIsAsItsLatestEventHasIt() throws SQLException {
        write(sink, event(1, Kind.RAISED, Severity.WARNING, 200.0), event(2, Kind.ESCALATED, Severity.CRITICAL, 250.0));
        assertThat(rows("SELECT severity, value, events, cleared_at FROM alert"))
                .containsExactly("critical|202.5|2|null");

        write(sink, event(3, Kind.CLEARED, Severity.CRITICAL, null));
        assertThat(
                        rows(
                                "SELECT severity, cleared_at = raised_at + interval '2 min', changed_at = cleared_at FROM alert"))
                .containsExactly("critical|t|t");
        assertThat(rows("SELECT number, kind, severity, threshold FROM alert_event ORDER BY number"))
                .containsExactly("1|raised|warning|200", "2|escalated|critical|250", "3|cleared|critical|null");
    }

    @Test
    void eachRecipientThatWantsToHearOfItHasADelivery() throws SQLException {
        write(sink, event(1, Kind.RAISED, Severity.WARNING, 200.0), event(2, Kind.ESCALATED, Severity.CRITICAL, 250.0));

        assertThat(rows("SELECT event, recipient, state, attempts FROM delivery ORDER BY event, recipient"))
                .containsExactly("1|desk|waiting|0", "2|desk|waiting|0", "2|mayor|waiting|0");
    }

    @Test
    void anEventThatComesAgainIsToldOnce() throws SQLException {
        var raised = event(1, Kind.RAISED, Severity.WARNING, 200.0);
        write(sink, raised, event(2, Kind.CLEARED, Severity.WARNING, 190.0));
        execute("UPDATE delivery SET state = 'delivered'");
        execute("UPDATE alert SET acknowledged_at = now(), acknowledged_by = 'desk'");

        write(sink, raised, raised);

        assertThat(rows("SELECT events, cleared_at IS NULL, acknowledged_by FROM alert"))
                .containsExactly("2|f|desk");
        assertThat(rows("SELECT state FROM delivery")).containsExactly("delivered", "delivered");
    }

    @Test
    void aDeviceThatIsErasedLeavesNoAlertAndNoDelivery() throws SQLException {
        write(sink, event(1, Kind.RAISED, Severity.WARNING, 200.0));

        new Erasure().sweep(connection(), new DeviceId("kluse"), NOON.plusSeconds(3600));
        connection().commit();

        assertThat(
                        rows(
                                "SELECT (SELECT count(*) FROM alert), (SELECT count(*) FROM alert_event), count(*) FROM delivery"))
                .containsExactly("0|0|0");
    }
}
