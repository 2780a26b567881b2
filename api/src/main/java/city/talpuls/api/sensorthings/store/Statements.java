package city.talpuls.api.sensorthings.store;

import city.talpuls.sensorthings.sql.Sql;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/** Asks the database what a piece of SQL says. */
final class Statements {

    private final Handle handle;

    Statements(Handle handle) {
        this.handle = handle;
    }

    <T> List<T> list(Sql sql, RowMapper<T> mapper) {
        return prepared(sql).map(mapper).list();
    }

    /** Reads one row after the other. */
    void each(Sql sql, RowReader reader) {
        prepared(sql).scanResultSet((rows, context) -> {
            ResultSet row = rows.get();
            while (row.next()) {
                reader.read(row);
            }
            return true;
        });
    }

    /** Reads the row at which a result stands. */
    interface RowReader {

        void read(ResultSet row) throws SQLException;
    }

    <T> Optional<T> first(Sql sql, RowMapper<T> mapper) {
        return prepared(sql).map(mapper).findFirst();
    }

    private Query prepared(Sql sql) {
        Query query = handle.createQuery(sql.text());
        for (int i = 0; i < sql.values().size(); i++) {
            Object value = sql.values().get(i);
            query.bind(i, (position, statement, context) -> set(statement, position, value));
        }
        return query;
    }

    private static void set(PreparedStatement statement, int position, Object value) throws SQLException {
        switch (value) {
            case Untyped(String text) -> statement.setObject(position, text, Types.OTHER);
            case Long[] numbers ->
                statement.setArray(position, statement.getConnection().createArrayOf("bigint", numbers));
            case Double[] numbers ->
                statement.setArray(position, statement.getConnection().createArrayOf("float8", numbers));
            case String[] texts ->
                statement.setArray(position, statement.getConnection().createArrayOf("text", texts));
            default -> statement.setObject(position, value);
        }
    }
}
