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
    void processesThatStartAtOnceMigrateOnce() throws Exception {
        try (var fresh = TestDatabases.plain()) {
            assertThat(Simultaneously.migrate(fresh.dataSource(), 4)).hasSize(4).containsOnly(Store.PLAIN_TABLES);
            assertThat(new Sql(fresh.dataSource()).rows("SELECT version FROM flyway_schema_history ORDER BY 1"))
                    .doesNotHaveDuplicates()
                    .isNotEmpty();
        }
    }
}
