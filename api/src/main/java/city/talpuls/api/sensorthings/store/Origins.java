package city.talpuls.api.sensorthings.store;

import city.talpuls.model.timescale.ObservationIds;
import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.sql.Related;
import city.talpuls.sensorthings.sql.Sql;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where single entities are in the tables. */
final class Origins {

    private final Statements statements;
    private final Map<Long, Optional<ObservationKind>> kinds = new HashMap<>();

    Origins(Statements statements) {
        this.statements = statements;
    }

    /** Where the Observations of a Datastream are; nothing if it is not there. */
    Optional<ObservationKind> kind(long datastream) {
        return kinds.computeIfAbsent(
                datastream,
                id -> statements.first(
                        Sql.of("SELECT kind FROM sta_datastream WHERE id = ~", Sql.bound(id)),
                        (row, context) -> ObservationKind.ofWord(row.getString(1))));
    }

    /** The row of one entity, known as the alias; nothing if it cannot be. */
    Optional<Related> origin(EntityType type, long id, String alias) {
        if (type != EntityType.OBSERVATION) {
            return Optional.of(new Related(
                    Sql.of(StoredColumns.table(type) + " AS " + alias), Sql.of(alias + ".id = ~", Sql.bound(id))));
        }
        String d = alias + "_of";
        if (!ObservationIds.isOfDevice(id)) {
            return Optional.of(new Related(
                    Sql.of("sta_observation AS " + alias + " JOIN sta_datastream AS " + d + " ON " + d + ".id = "
                            + alias + ".datastream"),
                    Sql.of(alias + ".id = ~", Sql.bound(id))));
        }
        OffsetDateTime time = ObservationIds.time(id).atOffset(ZoneOffset.UTC);
        return kind(ObservationIds.datastream(id))
                .filter(kind -> kind != ObservationKind.OWN)
                .map(kind -> new Related(
                        Sql.of("sta_datastream AS " + d + " CROSS JOIN LATERAL (" + kind.rows(d) + ") AS " + alias),
                        Sql.of(
                                d + ".id = ~ AND " + alias + ".phenomenon_start >= ~ AND " + alias
                                        + ".phenomenon_start < ~",
                                Sql.bound(ObservationIds.datastream(id)),
                                Sql.bound(time),
                                Sql.bound(time.plusNanos(1_000_000)))));
    }
}
