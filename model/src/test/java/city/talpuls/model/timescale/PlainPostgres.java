package city.talpuls.model.timescale;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** PostgreSQL from a jar. */
final class PlainPostgres implements TestDatabase {

    private final EmbeddedPostgres server;

    private PlainPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static PlainPostgres start() {
        try {
            return new PlainPostgres(EmbeddedPostgres.start());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start", e);
        }
    }

    @Override
    public String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not stop", e);
        }
    }
}
