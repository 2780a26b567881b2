package city.talpuls.api.sensorthings.store;

import city.talpuls.model.measurement.Flag;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Summary;
import city.talpuls.model.timescale.ObservationIds;
import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Relation;
import city.talpuls.sensorthings.query.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Observations of one kind. Of what devices measured as little is selected as makes it. */
final class ObservationShape implements Shape {

    private static final Relation DATASTREAM =
            EntityType.OBSERVATION.relation("Datastream").orElseThrow();
    private static final Relation FEATURE =
            EntityType.OBSERVATION.relation("FeatureOfInterest").orElseThrow();

    private final ObservationKind kind;
    private final boolean feature;
    private final boolean keyed;
    private final boolean quality;
    private final boolean parameters;
    private final Map<Integer, Value> qualities = new HashMap<>();
    private long told = -1;
    private Map<Relation, Long> toldKeys = Map.of();

    ObservationShape(ObservationKind kind, Query query) {
        this.kind = kind;
        List<Relation> keys = Wanted.keys(query);
        this.feature = keys.contains(FEATURE);
        this.keyed = !keys.isEmpty();
        this.quality = Wanted.is(query, "resultQuality");
        this.parameters = Wanted.is(query, "parameters");
    }

    @Override
    public String columns(String alias) {
        String own = switch (kind) {
            case OWN ->
                "id, phenomenon_start, phenomenon_end, result_time, result, result_quality, valid_start, valid_end, parameters";
            case RAW -> quality ? "phenomenon_start, value, quality" : "phenomenon_start, value";
            case QUARTER_HOUR, HOUR, DAY -> "phenomenon_start, phenomenon_end, count, sum, energy, min, max, flagged";
        };
        return Stream.concat(Stream.of("datastream"), Arrays.stream(own.split(", ", -1)))
                        .map(column -> alias + "." + column)
                        .collect(Collectors.joining(", "))
                + (feature ? ", " + alias + ".feature" : "");
    }

    @Override
    public Row read(ResultSet row, int at) throws SQLException {
        long datastream = row.getLong(at);
        return switch (kind) {
            case OWN -> own(row, datastream, at + 1);
            case RAW -> reading(row, datastream, at + 1);
            case QUARTER_HOUR, HOUR, DAY -> window(row, datastream, at + 1);
        };
    }

    private Row own(ResultSet row, long datastream, int at) throws SQLException {
        Value.Period during = Times.period(row, at + 1);
        if (during == null) {
            throw new IllegalStateException("an Observation is of no time");
        }
        return made(
                row.getLong(at),
                datastream,
                at + 9,
                row,
                during.start() == during.end() ? new Value.Moment(during.start()) : during,
                json(row, at + 4),
                Times.moment(row, at + 3),
                json(row, at + 5),
                Times.period(row, at + 6),
                json(row, at + 8));
    }

    private static Value.@Nullable Json json(ResultSet row, int at) throws SQLException {
        String text = row.getString(at);
        return text == null ? null : new Value.Json(text);
    }

    private Row reading(ResultSet row, long datastream, int at) throws SQLException {
        long time = Times.recent(row, at);
        var moment = new Value.Moment(time);
        int flags = quality ? row.getInt(at + 2) : 0;
        return made(
                ObservationIds.of(datastream, time),
                datastream,
                quality ? at + 3 : at + 2,
                row,
                moment,
                new Value.Decimal(row.getDouble(at + 1)),
                moment,
                flags == 0 ? null : qualities.computeIfAbsent(flags, ObservationShape::flags),
                null,
                null);
    }

    private static Value flags(int bits) {
        var quality = new Quality(bits);
        return new Value.Json(Arrays.stream(Flag.values())
                .filter(quality::has)
                .map(flag -> '"' + flag.label() + '"')
                .collect(Collectors.joining(",", "[", "]")));
    }

    private Row window(ResultSet row, long datastream, int at) throws SQLException {
        long start = Times.recent(row, at);
        long end = Times.recent(row, at + 1);
        long count = row.getLong(at + 2);
        double mean = Summary.mean(count, row.getDouble(at + 3), row.getObject(at + 4, Double.class));
        return made(
                ObservationIds.of(datastream, start),
                datastream,
                at + 8,
                row,
                new Value.Period(start, end),
                new Value.Decimal(mean),
                new Value.Moment(end),
                null,
                null,
                parameters
                        ? new Value.Json("{\"count\":" + count + ",\"min\":" + row.getDouble(at + 5) + ",\"max\":"
                                + row.getDouble(at + 6) + ",\"flagged\":" + row.getLong(at + 7) + "}")
                        : null);
    }

    /** @param values in the order of the type's properties */
    private Row made(long id, long datastream, int at, ResultSet row, @Nullable Value... values) throws SQLException {
        return new Row(EntityType.OBSERVATION, id, Arrays.asList(values), keys(datastream, row, at), null);
    }

    /** Those of one Datastream come one after the other. */
    private Map<Relation, Long> tell(long datastream) {
        told = datastream;
        toldKeys = Map.of(DATASTREAM, datastream);
        return toldKeys;
    }

    private Map<Relation, Long> keys(long datastream, ResultSet row, int at) throws SQLException {
        if (!keyed) {
            return Map.of();
        }
        if (!feature) {
            return datastream == told ? toldKeys : tell(datastream);
        }
        long of = row.getLong(at);
        return row.wasNull() ? Map.of(DATASTREAM, datastream) : Map.of(DATASTREAM, datastream, FEATURE, of);
    }
}
