package city.talpuls.streams.store;

import city.talpuls.model.measurement.DeviceAggregates;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** Keeps each message as it came off the wire, in the order of the table's key. */
final class UplinksSink implements Sink<Arrival> {

    private static final String STORE = """
            INSERT INTO uplink (device, received_at, partition, at_offset, source, redelivered, size, payload)
            SELECT device, %s, partition, at_offset, source, redelivered, size, payload
            FROM unnest(?::text[], ?::bigint[], ?::int[], ?::bigint[], ?::text[], ?::boolean[], ?::int[], ?::bytea[])
                 AS new (device, at, partition, at_offset, source, redelivered, size, payload)
            ON CONFLICT DO NOTHING""".formatted(Micros.asTime("at"));

    private static final Comparator<Arrival> BY_KEY = Comparator.comparing(Arrival::device)
            .thenComparing(arrival -> arrival.uplink().receivedAt())
            .thenComparingInt(Arrival::partition)
            .thenComparingLong(Arrival::offset);

    @Override
    public List<DeviceAggregates> write(Connection connection, List<Arrival> unsorted) throws SQLException {
        List<Arrival> arrivals = unsorted.stream().sorted(BY_KEY).toList();
        try (PreparedStatement insert = connection.prepareStatement(STORE)) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "text", arrivals.stream().map(Arrival::device).toArray()));
            insert.setObject(
                    2, numbers(arrivals, arrival -> Micros.of(arrival.uplink().receivedAt())));
            insert.setObject(3, smallNumbers(arrivals, Arrival::partition));
            insert.setObject(4, numbers(arrivals, Arrival::offset));
            insert.setArray(
                    5,
                    connection.createArrayOf(
                            "text",
                            arrivals.stream()
                                    .map(arrival -> arrival.uplink().source().replace('\0', '\uFFFD'))
                                    .toArray()));
            insert.setArray(
                    6,
                    connection.createArrayOf(
                            "boolean",
                            arrivals.stream()
                                    .map(arrival -> arrival.uplink().redelivered())
                                    .toArray()));
            insert.setObject(
                    7,
                    smallNumbers(arrivals, arrival -> arrival.uplink().payload().size()));
            insert.setArray(
                    8,
                    connection.createArrayOf(
                            "bytea",
                            arrivals.stream()
                                    .map(arrival -> arrival.uplink().payload().bytes())
                                    .toArray(byte[][]::new)));
            insert.executeUpdate();
        }
        return List.of();
    }

    private static long[] numbers(List<Arrival> arrivals, ToLongFunction<Arrival> number) {
        return arrivals.stream().mapToLong(number).toArray();
    }

    private static int[] smallNumbers(List<Arrival> arrivals, ToIntFunction<Arrival> number) {
        return arrivals.stream().mapToInt(number).toArray();
    }
}
