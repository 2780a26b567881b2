package city.talpuls.streams.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What became of dead letters that were read again. A letter that was settled once stays so. */
final class Replayed {

    private static final String SETTLE = """
            UPDATE dead_letter SET state = ?, attempts = attempts + 1, settled_at = now()
            WHERE id = ANY (?) AND state IN ('asked', 'sent')""";

    private static final String SETTLE_UNASKED = """
            UPDATE dead_letter SET state = ?, attempts = attempts + 1, settled_at = now()
            WHERE id = ANY (?) AND state IN ('open', 'asked', 'sent')""";

    private final String state;

    /**
     * @param state in which they are now
     */
    Replayed(String state) {
        this.state = state;
    }

    /** Notes it for all of the ids that are there. */
    void settle(Connection connection, Stream<@Nullable String> letters) throws SQLException {
        settle(connection, SETTLE, letters);
    }

    /** The same for messages that were read again whether or not they were letters. */
    void settleUnasked(Connection connection, Stream<@Nullable String> messages) throws SQLException {
        settle(connection, SETTLE_UNASKED, messages);
    }

    private void settle(Connection connection, String statement, Stream<@Nullable String> letters) throws SQLException {
        List<String> ids = letters.filter(Objects::nonNull).toList();
        if (ids.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(statement)) {
            update.setString(1, state);
            update.setArray(2, connection.createArrayOf("text", ids.toArray()));
            update.executeUpdate();
        }
    }
}
