package city.talpuls.api.sensorthings.store;

import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.sql.Sql;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/**
 * The geometries of all entities of a type that somebody sees, read once for as long as they stay what they are: a sum over the
 * stored ones is asked for each time, and takes a tenth of what reading them does.
 */
@Singleton
public final class KnownGeometries {

    private static final int SETS = 8;
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Cache<Set, Map<Long, Geometry>> known =
            Caffeine.newBuilder().maximumSize(SETS).expireAfterAccess(IDLE).build();

    /** What tells one set of geometries from others. */
    private record Set(EntityType type, long count, String ids, String hashes) {}

    /** By id; without those that are no geometry. */
    Map<Long, Geometry> of(EntityType type, Statements statements) {
        return switch (type) {
            case LOCATION -> of(type, "location", statements);
            case FEATURE_OF_INTEREST -> of(type, "feature", statements);
            case DATASTREAM -> areas(statements);
            case THING, HISTORICAL_LOCATION, SENSOR, OBSERVED_PROPERTY, OBSERVATION ->
                throw new IllegalArgumentException("no " + type.singular() + " has a geometry");
        };
    }

    private Map<Long, Geometry> of(EntityType type, String column, Statements statements) {
        String table = StoredColumns.table(type);
        Set now = statements
                .first(
                        Sql.of("SELECT count(*), coalesce(sum(id * (jsonb_hash(" + column
                                + ")::bigint + 5000000000)), 0)::text, coalesce(sum(jsonb_hash(" + column
                                + ")::bigint), 0)::text FROM " + table),
                        (row, context) -> new Set(type, row.getLong(1), row.getString(2), row.getString(3)))
                .orElseThrow();
        Map<Long, Geometry> before = known.getIfPresent(now);
        if (before != null) {
            return before;
        }
        var read = new HashMap<Long, Geometry>();
        statements
                .list(
                        Sql.of("SELECT id, " + column + " FROM " + table),
                        (row, context) -> Map.entry(row.getLong(1), row.getString(2)))
                .forEach(stored -> StoredGeometry.read(StoredGeometry.json(stored.getValue()))
                        .ifPresent(geometry -> read.put(stored.getKey(), geometry)));
        Map<Long, Geometry> all = Map.copyOf(read);
        known.put(now, all);
        return all;
    }

    private static Map<Long, Geometry> areas(Statements statements) {
        var read = new HashMap<Long, Geometry>();
        List<Map.Entry<Long, String>> stored = statements.list(
                Sql.of("SELECT * FROM (SELECT d.id, " + StoredColumns.areas("d")
                        + " AS areas FROM sta_datastream AS d) AS seen WHERE areas IS NOT NULL"),
                (row, context) -> Map.entry(row.getLong(1), row.getString(2)));
        stored.forEach(area -> Areas.box(area.getValue()).ifPresent(box -> read.put(area.getKey(), box)));
        return read;
    }
}
