package city.talpuls.streams.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How many messages were read again for their devices' codecs, by the request for it. */
final class Redecoded {

    private static final String SETTLE = "UPDATE request SET settled = settled + ? WHERE id = ?";

    /** Counts one for each of the requests, where it is one. */
    void settle(Connection connection, Stream<@Nullable String> requests) throws SQLException {
        Map<Long, Long> counts = requests.filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Long::valueOf, TreeMap::new, Collectors.counting()));
        if (counts.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(SETTLE)) {
            for (var count : counts.entrySet()) {
                update.setLong(1, count.getValue());
                update.setLong(2, count.getKey());
                update.addBatch();
            }
            update.executeBatch();
        }
    }
}
