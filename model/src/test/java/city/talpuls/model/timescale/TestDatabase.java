package city.talpuls.model.timescale;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** An empty database that a test has for itself until it closes it; the user in the address may do everything. */
public interface TestDatabase extends AutoCloseable {

    /** A JDBC address with user and password in it. */
    String url();

    @Override
    void close();

    /** Opens a connection of its own each time it is asked for one, as far as the database has several. */
    default DataSource dataSource() {
        var source = new PGSimpleDataSource();
        source.setUrl(url());
        return source;
    }
}
