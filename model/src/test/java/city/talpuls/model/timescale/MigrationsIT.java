package city.talpuls.model.timescale;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.model.timescale.Migrations.Store;
import org.junit.jupiter.api.Test;

/** On PostgreSQL without TimescaleDB. */
class MigrationsIT extends MigrationsContract<TestDatabase> {

    MigrationsIT() {
        super(TestDatabases.plain());
    }

    @Override
    Store expectedStore() {
        return Store.PLAIN_TABLES;
    }

    @Test
    void aSeriesIsReadOffTheIndexAlone() throws Exception {
        try (var fresh = TestDatabases.plain()) {
            new Migrations(fresh.dataSource()).migrate();
            var sql = new Sql(fresh.dataSource());
            sql.run("INSERT INTO reading (datastream, time, value)"
                    + " SELECT of, now() - at * interval '15 minutes', at FROM generate_series(1, 2000) AS at,"
                    + " generate_series(1, 20) AS of");
            sql.run("CHECKPOINT"); // this server writes late, and what is not written yet is not taken for visible to
            // all
            sql.run("VACUUM ANALYZE reading");

            assertThat(sql.rows("EXPLAIN SELECT time, value, quality FROM reading WHERE datastream = 7 ORDER BY time"))
                    .first()
                    .asString()
                    .startsWith("Index Only Scan using reading_whole");
        }
    }

    @Test
    void processesThatStartAtOnceMigrateOnce() throws Exception {
        try (var fresh = TestDatabases.plain()) {
            assertThat(Simultaneously.migrate(fresh.dataSource(), 4)).hasSize(4).containsOnly(Store.PLAIN_TABLES);
            assertThat(new Sql(fresh.dataSource()).rows("SELECT version FROM flyway_schema_history ORDER BY 1"))
                    .doesNotHaveDuplicates()
                    .isNotEmpty();
        }
    }
}
