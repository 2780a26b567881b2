package city.talpuls.streams.store;

import city.talpuls.model.measurement.DeviceAggregates;
import city.talpuls.model.measurement.Duplicate;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Duplicates are only counted, which the writer does for every topic; a replay that was one is noted. */
final class DuplicatesSink implements Sink<Duplicate> {

    private final Replayed replayed = new Replayed("duplicate");

    @Override
    public List<DeviceAggregates> write(Connection connection, List<Duplicate> duplicates) throws SQLException {
        replayed.settle(connection, duplicates.stream().map(Duplicate::replayOf));
        return List.of();
    }
}
