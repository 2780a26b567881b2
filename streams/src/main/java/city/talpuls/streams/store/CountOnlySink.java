package city.talpuls.streams.store;

import java.sql.Connection;
import java.util.List;

/** Writes nothing: for a topic whose values are only counted, which the writer does for every topic. */
final class CountOnlySink<T> implements Sink<T> {

    @Override
    public void write(Connection connection, List<T> values) {}
}
