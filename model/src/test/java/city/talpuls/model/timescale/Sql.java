package city.talpuls.model.timescale;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Asks and tells a database in as few words as a test wants to spend on it. */
final class Sql {

    /** The statement with which streams writes its batches. */
    private static final String UPSERT = """
            INSERT INTO reading SELECT * FROM unnest(?::int[], ?::timestamptz[], ?::float8[], ?::smallint[])
            ON CONFLICT (datastream, time) DO UPDATE SET value = excluded.value, quality = excluded.quality
            WHERE (reading.value, reading.quality) IS DISTINCT FROM (excluded.value, excluded.quality)""";

    private static final String SELECT =
            "SELECT datastream, time, value, quality FROM reading WHERE datastream = ? ORDER BY time";

    private final DataSource database;

    Sql(DataSource database) {
        this.database = database;
    }

    void run(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    /** The rows as text, cells with a bar between. */
    List<String> rows(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (answer.next()) {
                rows.add(cells(answer));
            }
            return rows;
        }
    }

    /** Writes the readings in one statement and says how many rows that changed. */
    int upsert(List<Row> rows) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(UPSERT)) {
            statement.setArray(1, array(connection, "int4", rows.stream().map(Row::datastream)));
            statement.setArray(
                    2,
                    array(
                            connection,
                            "timestamptz",
                            rows.stream().map(Row::time).map(Instant::toString)));
            statement.setArray(3, array(connection, "float8", rows.stream().map(Row::value)));
            statement.setArray(4, array(connection, "int2", rows.stream().map(Row::quality)));
            return statement.executeUpdate();
        }
    }

    List<Row> readings(int datastream) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(SELECT)) {
            statement.setInt(1, datastream);
            try (var answer = statement.executeQuery()) {
                var rows = new ArrayList<Row>();
                while (answer.next()) {
                    rows.add(new Row(
                            answer.getInt(1),
                            answer.getObject(2, OffsetDateTime.class).toInstant(),
                            answer.getDouble(3),
                            answer.getShort(4)));
                }
                return rows;
            }
        }
    }

    private static Array array(Connection connection, String type, Stream<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    private static String cells(ResultSet row) throws SQLException {
        var cells = new StringJoiner("|");
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            cells.add(String.valueOf(row.getString(column)));
        }
        return cells.toString();
    }
}
