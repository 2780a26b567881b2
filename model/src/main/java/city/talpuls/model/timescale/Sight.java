package city.talpuls.model.timescale;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Keeps the views of what everybody may see in step with the tables. They are in the way of a migration, and whoever asks by
 * them must never see the tables behind instead: each migration takes them away and makes them anew in its own transaction.
 */
final class Sight implements Callback {

    private static final String VIEWS = "sight.sql";

    /** Nobody asked by views before, and the tables had other columns. */
    private static final MigrationVersion FIRST = MigrationVersion.fromVersion("10");

    /** No notice, if there is none. */
    private static final String AWAY = """
            DO $$
            BEGIN
                IF to_regnamespace(quote_ident(current_schema() || '_seen_by_all')) IS NOT NULL THEN
                    EXECUTE format('DROP SCHEMA %I CASCADE', current_schema() || '_seen_by_all');
                END IF;
            END
            $$""";

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE
                || event == Event.AFTER_MIGRATE
                || (event == Event.AFTER_EACH_MIGRATE
                        && FIRST.compareTo(context.getMigrationInfo().getVersion()) <= 0);
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute(event == Event.BEFORE_EACH_MIGRATE ? AWAY : views());
        } catch (SQLException e) {
            throw new FlywayException("the views of what everybody may see cannot be made: " + e.getMessage(), e);
        }
    }

    @Override
    public String getCallbackName() {
        return "sight";
    }

    private static String views() {
        try (InputStream file = Sight.class.getResourceAsStream(VIEWS)) {
            if (file == null) {
                throw new IllegalStateException(VIEWS + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
