package city.talpuls.model.timescale;

/** On PostgreSQL with TimescaleDB. */
class TimescaleSightIT extends SightContract {

    TimescaleSightIT() {
        super(TestDatabases.timescale());
    }
}
