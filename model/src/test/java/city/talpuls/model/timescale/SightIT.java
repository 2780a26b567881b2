package city.talpuls.model.timescale;

/** On PostgreSQL without TimescaleDB. */
class SightIT extends SightContract {

    SightIT() {
        super(TestDatabases.plain());
    }
}
