package city.talpuls.streams.store;

import city.talpuls.model.timescale.TestDatabase;
import city.talpuls.model.timescale.TestDatabases;

/** The sinks on PostgreSQL without TimescaleDB. */
class PlainSinksIT extends SinksContract {

    @Override
    TestDatabase open() {
        return TestDatabases.plain();
    }
}
