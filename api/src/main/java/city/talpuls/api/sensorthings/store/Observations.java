package city.talpuls.api.sensorthings.store;

import city.talpuls.model.timescale.ObservationIds;
import city.talpuls.sensorthings.query.BadQueryException;
import city.talpuls.sensorthings.query.Order;
import city.talpuls.sensorthings.query.Path;
import city.talpuls.sensorthings.query.Query;
import city.talpuls.sensorthings.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds Observations. Where it is known of which Datastreams, one statement for each kind of them asks each Datastream for its
 * first ones. Of all Datastreams, each is asked for as many as are wanted in all, and the first of these are looked up.
 */
final class Observations {

    /** How many may be left out before the first, where Observations of all Datastreams are meant. */
    private static final long MOST_SKIPPED = 100_000;

    private static final int FEW = 50;
    private static final int GROWTH = 8;

    private final Statements statements;

    Observations(Statements statements) {
        this.statements = statements;
    }

    /** The column by which those of one Datastream differ, in the order of their ids. */
    static String tie(ObservationKind kind) {
        return kind == ObservationKind.OWN ? "id" : "phenomenon_start";
    }

    /**
     * The first ones of each Datastream, by its id.
     *
     * @param datastreams of which
     * @param limit how many of each at most
     * @param most how many in all at most
     */
    Map<Long, List<Row>> each(
            Map<Long, ObservationKind> datastreams,
            Query query,
            Conditions conditions,
            long limit,
            long most,
            @Nullable List<@Nullable String> behind) {
        var byKind = new EnumMap<ObservationKind, List<Long>>(ObservationKind.class);
        datastreams.forEach((id, kind) ->
                byKind.computeIfAbsent(kind, any -> new ArrayList<>()).add(id));
        var found = new Gathered();
        byKind.forEach((kind, ids) -> {
            var shape = new ObservationShape(kind, query);
            Sql sql = Sql.of(
                    "SELECT x.* FROM unnest(~) AS asked(id) JOIN sta_datastream AS d ON d.id = asked.id"
                            + " CROSS JOIN LATERAL (SELECT " + shape.columns("t") + " FROM ("
                            + rows(kind, query, limit, behind)
                            + ") AS t WHERE ~ ORDER BY ~ LIMIT ~ OFFSET ~) AS x LIMIT ~",
                    Sql.bound(ids.toArray(Long[]::new)),
                    conditions.where(tie(kind), behind),
                    conditions.orderBy(tie(kind)),
                    Sql.bound(limit),
                    Sql.bound(behind == null ? query.skip() : 0L),
                    Sql.bound(most));
            // What a shape selects first is the Datastream.
            statements.each(sql, row -> found.add(row.getLong(1), shape.read(row, 1)));
        });
        return found.byDatastream;
    }

    /** Rows by their Datastreams; those of one come one after the other. */
    private static final class Gathered {

        private final Map<Long, List<Row>> byDatastream = new HashMap<>();
        private long last = -1;
        private List<Row> ofLast = List.of();

        private void add(long datastream, Row row) {
            if (datastream != last) {
                last = datastream;
                ofLast = byDatastream.computeIfAbsent(datastream, id -> new ArrayList<>());
            }
            ofLast.add(row);
        }
    }

    /** Where nothing but the order of time decides which are the first, not all have to be looked at. */
    private static String rows(ObservationKind kind, Query query, long limit, @Nullable List<@Nullable String> behind) {
        if (query.filter() != null || behind != null || query.skip() > Page.MOST) {
            return kind.rows("d");
        }
        long most = limit + query.skip();
        if (query.orders().isEmpty()) {
            return kind.firstRows("d", false, most);
        }
        Order first = query.orders().getFirst();
        return first.by() instanceof Path(var _, var relations, var property, var _)
                        && relations.isEmpty()
                        && property.name().equals("phenomenonTime")
                ? kind.firstRows("d", first.descending(), most)
                : kind.rows("d");
    }

    /**
     * Which Datastreams are meant, and when.
     *
     * @param from what stands after {@code from}, with the Datastreams known as d
     * @param condition which of them, and which of their Observations, known as t
     */
    record Where(Sql from, Sql condition) {

        static final Where ALL = new Where(Sql.of("sta_datastream AS d"), Sql.of("true"));

        /** Those of a feature: when things were at its place, and what clients say. */
        static Where feature(long feature) {
            return new Where(
                    Sql.of("sta_datastream AS d"),
                    Sql.of(
                            "(CASE WHEN d.kind = 'own' THEN EXISTS (SELECT FROM sta_observation AS seen"
                                    + " WHERE seen.datastream = d.id AND seen.feature = ~) ELSE d.thing IN"
                                    + " (SELECT stay.thing FROM sta_feature AS place JOIN sta_historical_place AS was"
                                    + " ON was.location = place.location JOIN sta_historical_location AS stay"
                                    + " ON stay.id = was.historical_location WHERE place.id = ~) END)",
                            Sql.bound(feature),
                            Sql.bound(feature)));
        }
    }

    /** Which Observation is meant. */
    private record Mark(ObservationKind kind, long datastream, long id, OffsetDateTime start) {}

    /**
     * The first ones of several Datastreams together.
     *
     * @param of only those whose feature it is
     * @param limit how many at most
     */
    List<Row> together(
            @Nullable Long of,
            Query query,
            Conditions conditions,
            long limit,
            @Nullable List<@Nullable String> behind) {
        if (behind == null && query.skip() > MOST_SKIPPED) {
            throw new BadQueryException(
                    "$skip",
                    0,
                    "Of the Observations of all Datastreams at most " + MOST_SKIPPED
                            + " are left out; follow @iot.nextLink, or ask for those of one Datastream.");
        }
        long skip = behind == null ? query.skip() : 0;
        List<Mark> marks = conditions.isUnordered()
                ? walk(of, conditions, limit + skip, behind)
                : marks(all(of), of, conditions, limit + skip, behind);
        return lookUp(marks.subList((int) Math.min(skip, marks.size()), marks.size()), query);
    }

    /** In the order of ids those of one Datastream come behind those of another, so that no more of them are asked than needed. */
    private List<Mark> walk(
            @Nullable Long of, Conditions conditions, long limit, @Nullable List<@Nullable String> behind) {
        var marks = new ArrayList<Mark>();
        long after = behind == null ? 0 : Long.parseLong(Objects.requireNonNull(behind.getLast()));
        if (!ObservationIds.isOfDevice(after)) {
            marks.addAll(own(of, conditions, limit, behind));
        }
        List<Long> rest = devices(of, ObservationIds.isOfDevice(after) ? ObservationIds.datastream(after) : 0);
        int begin = 0;
        int width = FEW;
        while (marks.size() < limit && begin < rest.size()) {
            List<Long> some = rest.subList(begin, Math.min(begin + width, rest.size()));
            var where = new Where(
                    Sql.of("sta_datastream AS d"), Sql.of("d.id = any(~)", Sql.bound(some.toArray(Long[]::new))));
            marks.addAll(marks(where, of, conditions, limit - marks.size(), behind));
            begin += width;
            width *= GROWTH;
        }
        return marks;
    }

    private List<Mark> own(
            @Nullable Long of, Conditions conditions, long limit, @Nullable List<@Nullable String> behind) {
        return statements.list(
                Sql.of(
                        "SELECT 'own', t.datastream, t.id, t.phenomenon_start FROM sta_observation AS t"
                                + " JOIN sta_datastream AS d ON d.id = t.datastream WHERE ~ AND ~ ORDER BY t.id LIMIT ~",
                        of == null ? Sql.of("true") : Sql.of("t.feature = ~", Sql.bound(of)),
                        conditions.where("id", behind),
                        Sql.bound(limit)),
                (row, context) -> mark(row));
    }

    private List<Long> devices(@Nullable Long of, long from) {
        Where where = all(of);
        return statements.list(
                Sql.of(
                        "SELECT d.id FROM ~ WHERE ~ AND d.kind <> 'own' AND d.id >= ~ ORDER BY d.id",
                        where.from(),
                        where.condition(),
                        Sql.bound(from)),
                (row, context) -> row.getLong(1));
    }

    private static Where all(@Nullable Long of) {
        return of == null ? Where.ALL : Where.feature(of);
    }

    private List<Mark> marks(
            Where where,
            @Nullable Long of,
            Conditions conditions,
            long limit,
            @Nullable List<@Nullable String> behind) {
        List<Sql> kinds = Stream.of(ObservationKind.values())
                .map(kind -> Sql.of(
                        "SELECT d.kind, x.* FROM ~ CROSS JOIN LATERAL (SELECT t.datastream, t.id, t.phenomenon_start~ FROM ("
                                + kind.rows("d") + ") AS t WHERE ~ AND ~ ORDER BY ~ LIMIT ~) AS x WHERE d.kind = '"
                                + kind.word() + "' AND ~",
                        where.from(),
                        conditions.orderColumns(),
                        of == null ? Sql.of("true") : Sql.of("t.feature = ~", Sql.bound(of)),
                        conditions.where("id", behind),
                        conditions.orderBy(tie(kind)),
                        Sql.bound(limit),
                        where.condition()))
                .toList();
        return statements.list(
                Sql.of(
                        "SELECT u.kind, u.datastream, u.id, u.phenomenon_start FROM (~) AS u ORDER BY ~ LIMIT ~",
                        Sql.joined(" UNION ALL ", kinds),
                        conditions.orderBySelected("u"),
                        Sql.bound(limit)),
                (row, context) -> mark(row));
    }

    private static Mark mark(ResultSet row) throws SQLException {
        return new Mark(
                ObservationKind.ofWord(row.getString(1)),
                row.getLong(2),
                row.getLong(3),
                row.getObject(4, OffsetDateTime.class));
    }

    private List<Row> lookUp(List<Mark> marks, Query query) {
        var byKind = new EnumMap<ObservationKind, List<Mark>>(ObservationKind.class);
        marks.forEach(mark ->
                byKind.computeIfAbsent(mark.kind(), any -> new ArrayList<>()).add(mark));
        var found = new HashMap<Long, Row>();
        byKind.forEach((kind, some) -> {
            var shape = new ObservationShape(kind, query);
            statements
                    .list(rows(kind, shape, some), (row, context) -> shape.read(row, 1))
                    .forEach(row -> found.put(row.id(), row));
        });
        return marks.stream()
                .map(mark -> found.get(mark.id()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Sql rows(ObservationKind kind, ObservationShape shape, List<Mark> marks) {
        if (kind == ObservationKind.OWN) {
            return Sql.of(
                    "SELECT " + shape.columns("t") + " FROM sta_observation AS t WHERE t.id = any(~)",
                    Sql.bound(marks.stream().map(Mark::id).toArray(Long[]::new)));
        }
        return Sql.of(
                "SELECT " + shape.columns("t") + " FROM unnest(~, (~)::timestamptz[]) AS asked(id, start)"
                        + " JOIN sta_datastream AS d ON d.id = asked.id CROSS JOIN LATERAL ("
                        + kind.rowsAt("d", "asked.start") + ") AS t",
                Sql.bound(marks.stream().map(Mark::datastream).toArray(Long[]::new)),
                Sql.bound(marks.stream()
                        .map(mark -> mark.start()
                                .withOffsetSameInstant(ZoneOffset.UTC)
                                .toString())
                        .toArray(String[]::new)));
    }
}
