package city.talpuls.model.timescale;

/** A database on a server on which TimescaleDB can be installed during a test. */
public interface TimescaleDatabase extends TestDatabase {

    /** Installs TimescaleDB on the server, without creating the extension. The address may change. */
    void installTimescale();

    /**
     * Whether connections are sessions of their own. If not, connections to the address take turns at transactions, all
     * those of one {@link #dataSource()} are in fact the same one, and locks that outlive a transaction keep nobody out.
     */
    boolean hasSessions();
}
