package city.talpuls.model.timescale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.talpuls.model.timescale.Migrations.Store;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On PostgreSQL with TimescaleDB. */
class TimescaleMigrationsIT extends MigrationsContract<TimescaleDatabase> {

    TimescaleMigrationsIT() {
        super(TestDatabases.timescale());
    }

    @Override
    Store expectedStore() {
        return Store.HYPERTABLES;
    }

    @Test
    void whatGrowsWithTimeIsInHypertablesThatAreCompressedByItsOrigin() throws SQLException {
        assertThat(sql.rows("""
                        SELECT hypertable_name, compression_enabled FROM timescaledb_information.hypertables ORDER BY 1"""))
                .containsExactly("aggregate_15m|t", "aggregate_1h|t", "frame|t", "reading|t", "uplink|t");
        assertThat(sql.rows("""
                        SELECT hypertable_name, attname, segmentby_column_index, orderby_column_index, orderby_asc
                        FROM timescaledb_information.compression_settings
                        ORDER BY hypertable_name, segmentby_column_index, orderby_column_index"""))
                .containsExactly(
                        "aggregate_15m|datastream|1|null|null",
                        "aggregate_15m|time|null|1|t",
                        "aggregate_1h|datastream|1|null|null",
                        "aggregate_1h|time|null|1|t",
                        "frame|device|1|null|null",
                        "frame|received_at|null|1|t",
                        "frame|session|null|2|t",
                        "frame|counter|null|3|t",
                        "reading|datastream|1|null|null",
                        "reading|time|null|1|t",
                        "uplink|device|1|null|null",
                        "uplink|received_at|null|1|t",
                        "uplink|partition|null|2|t",
                        "uplink|at_offset|null|3|t");
    }

    @Test
    void eachHypertableHasOnePolicyThatCompressesIt() throws SQLException {
        migrations.migrate();

        assertThat(sql.rows("""
                        SELECT hypertable_name, config ->> 'compress_after' FROM timescaledb_information.jobs
                        WHERE proc_name = 'policy_compression' ORDER BY 1"""))
                .containsExactly(
                        "aggregate_15m|14 days",
                        "aggregate_1h|60 days",
                        "frame|60 days",
                        "reading|14 days",
                        "uplink|2 days");
    }

    @Test
    void hypertablesOfBeforeGetTheChunksOfNow() throws SQLException {
        asBefore();
        sql.run("SELECT set_chunk_time_interval('aggregate_1h', interval '90 days')");
        sql.run("SELECT remove_compression_policy('aggregate_1h')");
        sql.run("SELECT add_compression_policy('aggregate_1h', interval '180 days')");

        migrations.migrate();

        assertThat(sql.rows("""
                        SELECT config ->> 'compress_after' FROM timescaledb_information.jobs
                        WHERE proc_name = 'policy_compression' AND hypertable_name = 'aggregate_1h'""")).containsExactly("60 days");
        assertThat(sql.rows("""
                        SELECT time_interval FROM timescaledb_information.dimensions
                        WHERE hypertable_name = 'aggregate_1h'""")).containsExactly("30 days");
    }

    @Test
    void aReadingThatIsLaterThanCompressionIsStoredAndCorrected() throws SQLException {
        var start = Instant.parse("2020-02-01T00:00:00Z");
        var before = new Row(4, start, 1.5, (short) 0);
        sql.upsert(List.of(before, new Row(5, start, 2.5, (short) 0)));
        assertThat(sql.rows(
                        "SELECT compress_chunk(c) FROM show_chunks('reading', older_than => '2020-03-01'::timestamptz,"
                                + " newer_than => '2020-01-01'::timestamptz) c"))
                .hasSize(1);

        var late = new Row(4, start.plusSeconds(1), 3.5, (short) 0);
        var correction = new Row(5, start, 9, (short) 0);

        assertThat(sql.upsert(List.of(before, late, correction))).isEqualTo(2);
        assertThat(sql.readings(4)).containsExactly(before, late);
        assertThat(sql.readings(5)).containsExactly(correction);
    }

    @Test
    void aDatabaseThatGainsTimescaleKeepsItsReadings() throws SQLException {
        try (var gaining = TestDatabases.beforeTimescale()) {
            assertThat(new Migrations(gaining.dataSource()).migrate()).isEqualTo(Store.PLAIN_TABLES);
            var plain = new Sql(gaining.dataSource());
            var readings = List.of(
                    new Row(1, Instant.parse("2001-01-01T00:00:00Z"), 1, (short) 0),
                    new Row(1, Instant.parse("2026-11-23T12:00:00Z"), 2, (short) 1));
            plain.upsert(readings);

            gaining.installTimescale();

            assertThat(new Migrations(gaining.dataSource()).migrate()).isEqualTo(Store.HYPERTABLES);
            var hyper = new Sql(gaining.dataSource());
            assertThat(hyper.readings(1)).isEqualTo(readings);
            assertThat(hyper.rows("SELECT show_chunks('reading')")).hasSize(2);
            assertThat(hyper.upsert(readings)).isZero();
        }
    }

    @Test
    void processesThatStartAtOnceMakeHypertablesOnce() throws Exception {
        assumeTrue(database().hasSessions(), "PGlite has one session, so nothing happens at once in it");
        try (var fresh = TestDatabases.timescale()) {
            assertThat(Simultaneously.migrate(fresh.dataSource(), 4)).hasSize(4).containsOnly(Store.HYPERTABLES);
        }
    }
}
