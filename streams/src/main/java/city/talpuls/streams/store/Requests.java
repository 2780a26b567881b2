package city.talpuls.streams.store;

import city.talpuls.model.measurement.Report;
import city.talpuls.model.measurement.Request;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/** What operators asked for and has had its turn. */
final class Requests {

    private static final String DONE =
            "UPDATE request SET state = 'done', done_at = now() WHERE id = ANY (?) AND state <> 'done'";

    private static final String PASSED = """
            UPDATE request SET state = 'passed', device = ?, erased_until = ?, erased = ?::jsonb, ends = NULL
            WHERE id = ?""";

    private final Erasure erasure = new Erasure();

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

    /** Erases what the device said before the request that the report is the answer to. */
    void passed(Connection connection, Report report) throws SQLException {
        Request request = Objects.requireNonNull(report.request());
        Instant until = Objects.requireNonNull(report.asOf());
        Erased erased = erasure.erase(connection, report.device(), until);
        try (PreparedStatement update = connection.prepareStatement(PASSED)) {
            update.setString(1, report.device().value());
            update.setObject(2, until.atOffset(ZoneOffset.UTC));
            update.setString(3, erased.json());
            update.setLong(4, Long.parseLong(request.id()));
            update.executeUpdate();
        }
    }
}
