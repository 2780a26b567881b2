package city.talpuls.api;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Rows as streams would write them. */
public final class TestDatabase {

    private final Jdbi jdbi;

    TestDatabase(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void clear() {
        execute(
                "TRUNCATE device, datastream, latest, reading, aggregate_15m, aggregate_1h, dead_letter, replay, frame, uplink, alert, alert_event, delivery,"
                        + " request, registry_entry, registry_change, progress, audit, sta_thing, sta_location, sta_sensor, sta_observed_property RESTART IDENTITY CASCADE");
        execute(
                "UPDATE retention SET keep = CASE WHEN class IN ('dead-letters', 'frames', 'uplinks') THEN interval '90 days'"
                        + " WHEN class = 'audit' THEN interval '1 year' END,"
                        + " dropped_before = DEFAULT");
    }

    /** The database knows how small its tables are, as it does after a while by itself. */
    TestDatabase known() {
        return execute("VACUUM (ANALYZE)");
    }

    /** How often these tables were read whole. */
    long readWhole(String... tables) {
        execute("SELECT pg_stat_clear_snapshot()");
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT sum(seq_scan) FROM pg_stat_user_tables WHERE relname = ANY(:tables)")
                .bindArray("tables", String.class, (Object[]) tables)
                .mapTo(Long.class)
                .one());
    }

    /** An alert with its events: raised, and cleared if it is over. */
    TestDatabase alert(
            String id, String rule, String device, String severity, Instant raisedAt, @Nullable Instant clearedAt) {
        execute(
                "INSERT INTO alert (id, rule, name, device, property, severity, value, raised_at, changed_at, cleared_at, events)"
                        + " VALUES (?, ?, ?, ?, 'water_level', ?, 251.5, ?, ?, ?, ?)",
                id,
                rule,
                rule,
                device,
                severity,
                Timestamp.from(raisedAt),
                Timestamp.from(clearedAt == null ? raisedAt : clearedAt),
                clearedAt == null ? null : Timestamp.from(clearedAt),
                clearedAt == null ? 1 : 2);
        execute(
                "INSERT INTO alert_event (alert, number, kind, severity, value, threshold, time)"
                        + " VALUES (?, 1, 'raised', ?, 251.5, 200, ?)",
                id,
                severity,
                Timestamp.from(raisedAt));
        if (clearedAt != null) {
            execute(
                    "INSERT INTO alert_event (alert, number, kind, severity, value, threshold, time)"
                            + " VALUES (?, 2, 'cleared', ?, 100, 190, ?)",
                    id,
                    severity,
                    Timestamp.from(clearedAt));
        }
        return this;
    }

    TestDatabase uplink(String device, long offset, String receivedAt) {
        return execute(
                "INSERT INTO uplink VALUES (?, ?::timestamptz, 0, ?, 'x', false, 0, '')", device, receivedAt, offset);
    }

    public TestDatabase device(String id, String name, String district, double latitude, double longitude) {
        return execute(
                "INSERT INTO device (id, name, district, latitude, longitude, first_seen, last_seen, texts)"
                        + " VALUES (?, ?, ?, ?, ?, '2026-11-01T00:00:00Z', '2026-11-23T10:00:00.123456Z', '{\"state\": \"open\"}')",
                id,
                name,
                district,
                latitude,
                longitude);
    }

    public TestDatabase deviceNowhere(String id) {
        return execute(
                "INSERT INTO device (id, name, first_seen, last_seen) VALUES (?, ?, '2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z')",
                id,
                id);
    }

    /** A datastream of that number. */
    public TestDatabase datastream(int id, String device, String property, @Nullable String unit) {
        return execute(
                "INSERT INTO datastream (id, device, property, unit) OVERRIDING SYSTEM VALUE VALUES (?, ?, ?, ?)",
                id,
                device,
                property,
                unit);
    }

    public TestDatabase reading(int datastream, Instant time, double value) {
        return reading(datastream, time, value, 0);
    }

    public TestDatabase reading(int datastream, Instant time, double value, int quality) {
        execute("INSERT INTO reading VALUES (?, ?, ?, ?)", datastream, Timestamp.from(time), value, quality);
        return execute(
                "INSERT INTO latest SELECT id, ?, ?, ? FROM datastream WHERE id = ? ON CONFLICT (datastream) DO UPDATE"
                        + " SET time = excluded.time, value = excluded.value, quality = excluded.quality"
                        + " WHERE excluded.time >= latest.time",
                Timestamp.from(time),
                value,
                quality,
                datastream);
    }

    /** So many readings, a minute apart, whose values count from 0. */
    public TestDatabase readings(int datastream, Instant first, int count) {
        return execute(
                "INSERT INTO reading SELECT ?, ?::timestamptz + i * interval '1 minute', i, 0 FROM generate_series(0, ? - 1) AS i",
                datastream,
                Timestamp.from(first),
                count);
    }

    /** Readings at one distance in time, the latest first. */
    TestDatabase levels(int datastream, Instant last, Duration apart, List<Double> latestFirst) {
        jdbi.useHandle(handle -> {
            var batch = handle.prepareBatch("INSERT INTO reading VALUES (?, ?, ?, 0)");
            for (int i = 0; i < latestFirst.size(); i++) {
                batch.add(datastream, Timestamp.from(last.minus(apart.multipliedBy(i))), latestFirst.get(i));
            }
            batch.execute();
        });
        return execute(
                "INSERT INTO latest SELECT datastream, time, value, quality FROM reading WHERE datastream = ? AND time = ?",
                datastream,
                Timestamp.from(last));
    }

    /** So many hours, one after the other; each has two good readings, and the number of flagged ones. */
    public TestDatabase hours(int datastream, Instant first, int count, int flagged) {
        return execute(
                "INSERT INTO aggregate_1h SELECT ?, t, 2, ?, 30, 10, 20, 50, t, 10, t + interval '1 minute', 20, t"
                        + " FROM (SELECT ?::timestamptz + i * interval '1 hour' AS t FROM generate_series(0, ? - 1) AS i) AS hour",
                datastream,
                flagged,
                Timestamp.from(first),
                count);
    }

    /** So many hours, one after the other, of that mean; each has so many readings. */
    public TestDatabase hoursOf(int datastream, Instant first, int count, double mean, int readings) {
        return execute(
                "INSERT INTO aggregate_1h (datastream, time, count, flagged, sum, as_of)"
                        + " SELECT ?, ?::timestamptz + i * interval '1 hour', ?, 0, ?, now() FROM generate_series(0, ? - 1) AS i",
                datastream,
                Timestamp.from(first),
                readings,
                mean * readings,
                count);
    }

    /** The aggregates of all readings that are there, as the streams would have them. */
    public TestDatabase aggregated() {
        for (String[] window : new String[][] {{"aggregate_15m", "15 minutes"}, {"aggregate_1h", "1 hour"}}) {
            execute("""
                    INSERT INTO %s
                    SELECT datastream, date_bin('%s', time, 'epoch') AS start, count(good), count(*) - count(good), sum(good),
                        min(good), max(good), count(good) * var_pop(good),
                        min(time) FILTER (WHERE good IS NOT NULL),
                        (array_agg(good ORDER BY time) FILTER (WHERE good IS NOT NULL))[1],
                        max(time) FILTER (WHERE good IS NOT NULL),
                        (array_agg(good ORDER BY time DESC) FILTER (WHERE good IS NOT NULL))[1], now(),
                        CASE WHEN starts_with((SELECT property FROM datastream AS stream WHERE stream.id = said.datastream),
                                              'sound_level')
                             THEN sum(power(10, CASE WHEN good < 300 THEN good / 10 END)) END
                    FROM (SELECT *, CASE WHEN quality = 0 THEN value END AS good FROM reading) AS said
                    GROUP BY datastream, start""".formatted(window[0], window[1]));
        }
        return this;
    }

    public TestDatabase quarterHourOfFlagged(int datastream, Instant start, int flagged) {
        return execute(
                "INSERT INTO aggregate_15m (datastream, time, count, flagged, as_of) VALUES (?, ?, 0, ?, now())",
                datastream,
                Timestamp.from(start),
                flagged);
    }

    public TestDatabase deadLetter(String id, Instant receivedAt, String reason, byte[] payload) {
        return execute(
                "INSERT INTO dead_letter VALUES (?, ?, 'talpuls/v1/gw/dev/up', ?, 'in detail', ?)",
                id,
                Timestamp.from(receivedAt),
                reason,
                payload);
    }

    public TestDatabase frame(String device, Instant receivedAt, long counter) {
        return execute(
                "INSERT INTO frame SELECT number, ?, '01c8a9f2', ? FROM device WHERE id = ?",
                Timestamp.from(receivedAt),
                counter,
                device);
    }

    public TestDatabase lettersAreFrom(String source) {
        return execute("UPDATE dead_letter SET source = ?", source);
    }

    public TestDatabase deadLettersAreOf(String device) {
        return execute("UPDATE dead_letter SET device = ?", device);
    }

    public TestDatabase letterIs(String id, String state) {
        return execute("UPDATE dead_letter SET state = ? WHERE id = ?", state, id);
    }

    /** What no stream would do. */
    public TestDatabase meddled(String sql) {
        return execute(sql);
    }

    /** What is on its way to the registry's topic. */
    public List<String> changes() {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT kind || '/' || id || CASE WHEN entry IS NULL THEN ' -' ELSE '' END"
                                + " FROM registry_change ORDER BY number")
                        .mapTo(String.class)
                        .list());
    }

    /** What one column has. */
    List<String> texts(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    /** What happens while a table is missing. */
    void without(String table, Runnable happening) {
        execute("ALTER TABLE " + table + " RENAME TO mislaid");
        try {
            happening.run();
        } finally {
            execute("ALTER TABLE mislaid RENAME TO " + table);
        }
    }

    /** What happens while nobody can read a table. */
    void locked(String table, Runnable happening) {
        jdbi.useTransaction(handle -> {
            handle.execute("LOCK TABLE " + table);
            happening.run();
        });
    }

    /** What happens while there are no keys; those of before come back. */
    void keepingKeys(Runnable happening) {
        execute("CREATE TABLE api_key_of_before AS TABLE api_key");
        execute("TRUNCATE api_key");
        try {
            happening.run();
        } finally {
            execute("TRUNCATE api_key");
            execute("INSERT INTO api_key SELECT * FROM api_key_of_before");
            execute("DROP TABLE api_key_of_before");
        }
    }

    /** The one text that a query gives. */
    String text(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).one());
    }

    public TestDatabase execute(String sql, @Nullable Object... values) {
        jdbi.useHandle(handle -> handle.execute(sql, values));
        return this;
    }
}
