package city.talpuls.streams.store;

import city.talpuls.model.timescale.TestDatabase;
import city.talpuls.model.timescale.TestDatabases;

/** The sinks on real TimescaleDB. */
class TimescaleSinksIT extends SinksContract {

    @Override
    TestDatabase open() {
        return TestDatabases.timescale();
    }
}
