package city.talpuls.api.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.jdbi.v3.core.Jdbi;

/** Connections of one kind. */
final class Pool implements AutoCloseable {

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    Pool(HikariConfig config) {
        this.pool = new HikariDataSource(config);
        this.jdbi = Jdbi.create(pool).registerArgument(new InstantArgument());
    }

    Jdbi jdbi() {
        return jdbi;
    }

    @Override
    public void close() {
        pool.close();
    }
}
