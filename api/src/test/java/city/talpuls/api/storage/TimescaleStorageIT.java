package city.talpuls.api.storage;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.api.storage.StoredClass.Counted;
import city.talpuls.model.timescale.Migrations;
import city.talpuls.model.timescale.TestDatabase;
import city.talpuls.model.timescale.TestDatabases;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What is stored on real TimescaleDB, and what compression makes of it. */
class TimescaleStorageIT {

    @Test
    void muchIsEstimatedAndCompressionSaysWhatItSaved() {
        try (TestDatabase database = TestDatabases.timescale()) {
            new Migrations(database.dataSource()).migrate();
            StoredClass readings = Jdbi.create(database.dataSource()).withHandle(handle -> {
                handle.execute("INSERT INTO device (id, name) VALUES ('a', 'a')");
                handle.execute(
                        "INSERT INTO datastream (device, property) SELECT 'a', 'p' || i FROM generate_series(1, 20) i");
                handle.execute(
                        "INSERT INTO reading SELECT series, timestamptz '2026-01-01 00:00+00' + i * interval '1 minute', i, 0"
                                + " FROM generate_series(1, 20) AS series, generate_series(0, 19999) AS i");
                handle.execute(
                        "SELECT compress_chunk(chunk) FROM show_chunks('reading', older_than => '2026-01-08'::timestamptz) AS chunk");
                handle.execute("ANALYZE reading");
                return new Storage(handle).find("readings").orElseThrow();
            });

            assertThat(readings.counted()).isEqualTo(Counted.ESTIMATE);
            assertThat(readings.count()).isBetween(380_000L, 420_000L);
            assertThat(readings.oldest()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
            assertThat(readings.newest()).isEqualTo(Instant.parse("2026-01-14T21:19:00Z"));
            assertThat(readings.bytes()).isGreaterThan(16 << 20);
            assertThat(readings.compression())
                    .satisfies(compression ->
                            assertThat(compression.after()).isPositive().isLessThan(compression.before() / 5));
        }
    }
}
