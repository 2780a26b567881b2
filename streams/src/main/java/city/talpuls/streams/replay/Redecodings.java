package city.talpuls.streams.replay;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Replay;
import city.talpuls.model.measurement.Request;
import city.talpuls.model.measurement.Uplink;
import city.talpuls.model.topics.RequestRecords;
import city.talpuls.model.topics.UplinkRecords;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a device that are to be read again, page by page in the order of their receipt, and after the last of them the
 * request itself.
 */
final class Redecodings {

    /** Of the largest messages fifty megabytes. */
    static final int PAGE = 200;

    /** Locks it until the transaction ends; like letters they wait for changes of the registry. */
    private static final String TAKE = """
            SELECT id, device, from_time, to_time, sent_time, sent_partition, sent_offset FROM request
            WHERE state = 'asked' AND kind = 'redecode' AND NOT EXISTS (SELECT FROM registry_change)
            ORDER BY id LIMIT 1
            FOR UPDATE SKIP LOCKED""";

    private static final String MESSAGES = """
            SELECT received_at, partition, at_offset, source, redelivered, size, payload FROM uplink_message
            WHERE device = ? AND received_at >= ? AND received_at < ? AND (received_at, partition, at_offset) > (?, ?, ?)
            ORDER BY received_at, partition, at_offset LIMIT ?""";

    private static final String SENT = """
            UPDATE request SET sent_time = ?, sent_partition = ?, sent_offset = ?, state = ? WHERE id = ?""";

    /** Where a message stands among those of its device. */
    private record Mark(OffsetDateTime time, int partition, long offset) {}

    /**
     * Some messages to send.
     *
     * @param records in their order, with the request behind them if there are no more
     */
    record Page(long request, List<ProducerRecord<String, byte[]>> records, Mark last, boolean isLast) {}

    private record Asked(long id, DeviceId device, OffsetDateTime from, OffsetDateTime to, Mark after) {}

    private final Connection connection;

    Redecodings(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes the next messages of the redecoding that was asked for first.
     *
     * @param registry the end of the registry's topic, asked for after no change was on its way to it
     * @param now when the request is sent
     */
    Optional<Page> take(Letters.RegistryEnd registry, Instant now) throws SQLException, InterruptedException {
        Asked asked = asked();
        if (asked == null) {
            return Optional.empty();
        }
        long end = registry.offset();
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        Mark last = asked.after();
        try (PreparedStatement query = connection.prepareStatement(MESSAGES)) {
            query.setString(1, asked.device().value());
            query.setObject(2, asked.from());
            query.setObject(3, asked.to());
            query.setObject(4, last.time());
            query.setInt(5, last.partition());
            query.setLong(6, last.offset());
            query.setInt(7, PAGE);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    last = mark(rows, "received_at", "partition", "at_offset");
                    records.add(UplinkRecords.write(asked.device().value(), uplink(rows, last, end, asked.id())));
                }
            }
        }
        boolean isLast = records.size() < PAGE;
        if (isLast) {
            var request = new Request(
                    Long.toString(asked.id()),
                    Request.Kind.REDECODE,
                    asked.from().toInstant(),
                    asked.to().toInstant(),
                    end);
            records.add(RequestRecords.write(asked.device(), now, request));
        }
        return Optional.of(new Page(asked.id(), records, last, isLast));
    }

    private @Nullable Asked asked() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(TAKE);
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                return null;
            }
            OffsetDateTime from = row.getObject("from_time", OffsetDateTime.class);
            return new Asked(
                    row.getLong("id"),
                    new DeviceId(row.getString("device")),
                    from,
                    row.getObject("to_time", OffsetDateTime.class),
                    row.getObject("sent_time") == null
                            ? new Mark(from, -1, -1)
                            : mark(row, "sent_time", "sent_partition", "sent_offset"));
        }
    }

    private static Mark mark(ResultSet row, String time, String partition, String offset) throws SQLException {
        return new Mark(row.getObject(time, OffsetDateTime.class), row.getInt(partition), row.getLong(offset));
    }

    private static Uplink uplink(ResultSet row, Mark place, long registry, long request) throws SQLException {
        return new Uplink(
                row.getString("source"),
                place.time().toInstant(),
                row.getBoolean("redelivered"),
                Payload.startOf(row.getInt("size"), row.getBytes("payload")),
                new Replay(place.partition() + "-" + place.offset(), registry, Long.toString(request)));
    }

    /** Notes that they are on their way. */
    void sent(Page page) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(SENT)) {
            Mark last = page.last();
            update.setObject(1, last.time().withOffsetSameInstant(ZoneOffset.UTC));
            update.setInt(2, last.partition());
            update.setLong(3, last.offset());
            update.setString(4, page.isLast() ? "sent" : "asked");
            update.setLong(5, page.request());
            update.executeUpdate();
        }
    }
}
