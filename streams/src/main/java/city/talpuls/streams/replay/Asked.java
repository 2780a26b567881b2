package city.talpuls.streams.replay;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Request;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What operators asked to be done with what devices have said, where one record asks for it. */
final class Asked {

    /** Locks them until the transaction ends; like letters they wait for changes of the registry. */
    private static final String TAKE = """
            SELECT id, kind, device, from_time, to_time FROM request
            WHERE state = 'asked' AND kind <> 'redecode' AND NOT EXISTS (SELECT FROM registry_change)
            ORDER BY id LIMIT ?
            FOR UPDATE SKIP LOCKED""";

    private static final String SENT = "UPDATE request SET state = 'sent' WHERE id = ANY (?)";

    /**
     * A request to send.
     *
     * @param device in whose turn it is done
     */
    record One(DeviceId device, Request request) {}

    private final Connection connection;

    Asked(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes some, the longest asked for first.
     *
     * @param registry the end of the registry's topic, asked for after no change was on its way to it
     */
    List<One> take(int most, Letters.RegistryEnd registry) throws SQLException, InterruptedException {
        List<One> taken = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(TAKE)) {
            query.setInt(1, most);
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.isBeforeFirst()) {
                    return taken;
                }
                long end = registry.offset();
                while (rows.next()) {
                    taken.add(new One(
                            new DeviceId(rows.getString("device")),
                            new Request(
                                    rows.getString("id"),
                                    Request.Kind.valueOf(rows.getString("kind").toUpperCase(Locale.ROOT)),
                                    rows.getTimestamp("from_time").toInstant(),
                                    rows.getTimestamp("to_time").toInstant(),
                                    end)));
                }
            }
        }
        return taken;
    }

    /** Notes that they are on their way. */
    void sent(List<One> requests) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(SENT)) {
            update.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint",
                            requests.stream()
                                    .map(one -> Long.valueOf(one.request().id()))
                                    .toArray()));
            update.executeUpdate();
        }
    }
}
