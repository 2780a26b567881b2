package city.talpuls.api.store;

import org.jdbi.v3.core.Jdbi;

/** Has something to do when the schema is up to date, before anybody asks. */
public interface OnceMigrated {

    /**
     * Does it.
     *
     * @param database with connections that may change something
     */
    void schemaIsThere(Jdbi database);
}
