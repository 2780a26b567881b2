package city.talpuls.streams.store;

/** What every connection that writes into the store has to be told first. */
public final class StoreSession {

    /**
     * What comes late for compressed readings is written all the same, however much has to be decompressed for it. Without
     * TimescaleDB nobody asks for the setting.
     */
    public static final String SQL = "SET timescaledb.max_tuples_decompressed_per_dml_transaction = 0";

    private StoreSession() {}
}
