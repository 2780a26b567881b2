package city.talpuls.streams.store;

/** What every connection that writes into the store has to be told first. */
public final class StoreSession {

    /**
     * What comes late for compressed readings is written all the same, however much has to be decompressed for it; where
     * the database has such a limit.
     */
    public static final String SQL = "SELECT set_config(name, '0', false) FROM pg_settings"
            + " WHERE name = 'timescaledb.max_tuples_decompressed_per_dml_transaction'";

    private StoreSession() {}
}
