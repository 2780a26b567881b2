package city.talpuls.streams.store.retention;

import city.talpuls.model.timescale.TestDatabase;
import city.talpuls.model.timescale.TestDatabases;

/** Retention on plain PostgreSQL. */
class PlainRetentionIT extends RetentionContract {

    @Override
    TestDatabase open() {
        return TestDatabases.plain();
    }
}
