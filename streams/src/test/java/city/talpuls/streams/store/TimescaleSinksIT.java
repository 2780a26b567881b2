package city.talpuls.streams.store;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.model.timescale.TestDatabase;
import city.talpuls.model.timescale.TestDatabases;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sinks on real TimescaleDB. */
class TimescaleSinksIT extends SinksContract {

    private static final Instant HOUR = Instant.parse("2026-09-01T11:00:00Z");

    @Override
    TestDatabase open() {
        return TestDatabases.timescale();
    }

    @Test
    void whatComesLaterThanCompressionIsStoredAndItsAggregatesFollow() throws SQLException {
        write(
                readings(),
                report("kluse", NOON, reading(HOUR, 10))
                        .withRecompute(List.of(HOUR), NOON.minus(Duration.ofDays(2)), NOON.plusSeconds(60)));
        execute(
                "INSERT INTO reading SELECT 1, time, 10 FROM generate_series("
                        + "timestamptz '2026-09-01 11:00:01+00', timestamptz '2026-09-01 11:59:59+00', interval '1 second') AS time");
        for (String table : List.of("reading", "aggregate_15m", "aggregate_1h")) {
            assertThat(rows("SELECT compress_chunk(chunk) FROM show_chunks('" + table + "') AS chunk"))
                    .isNotEmpty();
        }
        // A session as the writer has them, where otherwise a thousand rows would be the most.
        execute("SET timescaledb.max_tuples_decompressed_per_dml_transaction = 1000");
        execute(StoreSession.SQL);
        assertThat(rows("SHOW timescaledb.max_tuples_decompressed_per_dml_transaction"))
                .containsExactly("0");

        write(
                readings(),
                report("kluse", NOON.plusSeconds(5), reading(HOUR, 20), reading(HOUR.plusMillis(500), 30))
                        .withRecompute(List.of(HOUR), NOON.minus(Duration.ofDays(2)), NOON.plusSeconds(60)));

        assertThat(rows("SELECT count(*), sum(value) FROM reading")).containsExactly("3601|36040");
        assertThat(rows("SELECT count, sum, max, first FROM aggregate_1h")).containsExactly("3601|36040|30|20");
        assertThat(rows("SELECT sum(count) FROM aggregate_15m")).containsExactly("3601");
    }
}
