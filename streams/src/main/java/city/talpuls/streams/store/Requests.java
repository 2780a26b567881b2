package city.talpuls.streams.store;

import city.talpuls.model.measurement.Report;
import city.talpuls.model.measurement.Request;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** What operators asked for and has been done. */
final class Requests {

    private static final String DONE =
            "UPDATE request SET state = 'done', done_at = now() WHERE id = ANY (?) AND state <> 'done'";

    /** Notes those that the reports are the answers to. */
    void done(Connection connection, List<Report> reports) throws SQLException {
        Object[] ids = reports.stream()
                .map(Report::request)
                .filter(Objects::nonNull)
                .map(Request::id)
                .map(Long::valueOf)
                .toArray();
        if (ids.length == 0) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(DONE)) {
            update.setArray(1, connection.createArrayOf("bigint", ids));
            update.executeUpdate();
        }
    }
}
