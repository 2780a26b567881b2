package city.talpuls.standalone.embedded;

import java.nio.file.Path;
import java.sql.DriverManager;

/** Starts a database, stores something in it and ends as if it were killed. */
final class LeftBehind {

    static final int EXIT_CODE = 9;

    private LeftBehind() {}

    public static void main(String[] args) throws Exception {
        var database = Database.start(Path.of(args[0]), Integer.parseInt(args[1]));
        try (var connection = DriverManager.getConnection(database.url(), database.username(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT 7 AS answer");
        }
        Runtime.getRuntime().halt(EXIT_CODE);
    }
}
