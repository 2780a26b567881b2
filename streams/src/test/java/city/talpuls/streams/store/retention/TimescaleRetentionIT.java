package city.talpuls.streams.store.retention;

import city.talpuls.model.timescale.TestDatabase;
import city.talpuls.model.timescale.TestDatabases;

/** Retention on real TimescaleDB. */
class TimescaleRetentionIT extends RetentionContract {

    @Override
    TestDatabase open() {
        return TestDatabases.timescale();
    }
}
