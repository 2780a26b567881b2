package city.talpuls.api.sensorthings.store;

import city.talpuls.api.parameter.Zone;
import city.talpuls.model.measurement.Flag;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.timescale.ObservationIds;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the Observations of a Datastream are. Each kind gives rows with the same columns, and some of its own beside them. What a
 * query does not use of them costs nothing, since PostgreSQL takes such a subquery apart.
 */
enum ObservationKind {
    /** Clients made them. */
    OWN("own") {
        @Override
        String rows(String d) {
            return "SELECT o.id, o.datastream, o.feature, o.phenomenon_start, o.phenomenon_end, o.result_time, o.result,"
                    + " o.result_number, o.result_text, o.result_quality, o.valid_start, o.valid_end, o.parameters"
                    + " FROM sta_observation AS o WHERE o.datastream = " + d + ".id";
        }
    },
    /** A device measured them. */
    RAW("raw") {
        @Override
        String rows(String d) {
            return select(d, "r.time", "r.time", "r.value", FLAGS, "NULL::jsonb")
                    + ", r.value, r.quality FROM reading AS r WHERE r.datastream = " + d + ".datastream";
        }
    },
    QUARTER_HOUR("15m") {
        @Override
        String rows(String d) {
            return window(d, "a.time + interval '15 minutes'")
                    + " FROM aggregate_15m AS a WHERE a.count > 0 AND a.datastream = " + d + ".datastream";
        }
    },
    HOUR("1h") {
        @Override
        String rows(String d) {
            return window(d, "a.time + interval '1 hour'")
                    + " FROM aggregate_1h AS a WHERE a.count > 0 AND a.datastream = " + d + ".datastream";
        }
    },
    /** Days of the city, merged from hours in their order, as the series are. */
    DAY("1d") {
        @Override
        String rows(String d) {
            return days(d, "");
        }

        @Override
        String rowsAt(String d, String start) {
            return "SELECT * FROM ("
                    + days(d, " AND h.time >= " + start + " AND h.time < " + nextDay(start))
                    + ") AS w WHERE w.phenomenon_start = " + start;
        }

        // So many days have no more hours than 25 times as many, and hours are found by their index.
        @Override
        String firstRows(String d, boolean latest, long most) {
            String hour = "(SELECT x.time FROM aggregate_1h AS x WHERE x.count > 0 AND x.datastream = " + d
                    + ".datastream ORDER BY x.time" + (latest ? " DESC" : "") + " OFFSET " + MOST_HOURS * most
                    + " LIMIT 1)";
            return days(
                    d,
                    latest
                            ? " AND h.time >= coalesce(" + day(hour) + ", '-infinity')"
                            : " AND h.time < coalesce(" + nextDay(day(hour)) + ", 'infinity')");
        }

        private String days(String d, String hours) {
            return window(d, nextDay("a.time"))
                    + " FROM (SELECT " + day("h.time") + " AS time, sum(h.count)::bigint AS count,"
                    + " sum(h.flagged)::bigint AS flagged, sum(h.sum ORDER BY h.time) AS sum, min(h.min) AS min,"
                    + " max(h.max) AS max, CASE WHEN count(h.energy) = count(*) FILTER (WHERE h.count > 0)"
                    + " THEN sum(h.energy ORDER BY h.time) END AS energy"
                    + " FROM aggregate_1h AS h WHERE h.datastream = " + d + ".datastream" + hours
                    + " GROUP BY 1 HAVING sum(h.count) > 0) AS a";
        }
    };

    /** The columns that the rows of all kinds have. */
    static final String COLUMNS =
            "id, datastream, feature, phenomenon_start, phenomenon_end, result_time, result, result_number,"
                    + " result_text, result_quality, valid_start, valid_end, parameters";

    private static final String FLAGS = Arrays.stream(Flag.values())
            .map(flag -> "(" + Quality.GOOD.with(flag).bits() + ", '" + flag.label() + "')")
            .collect(Collectors.joining(
                    ", ",
                    "(SELECT jsonb_agg(flag.label) FROM (VALUES ",
                    ") AS flag(bit, label) WHERE r.quality & flag.bit <> 0)"));

    /** Of a day on which clocks are put back. */
    private static final int MOST_HOURS = 25;

    private final String word;

    ObservationKind(String word) {
        this.word = word;
    }

    static ObservationKind ofWord(String word) {
        return Stream.of(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no Observations are " + word));
    }

    /** As the table of Datastreams has it. */
    String word() {
        return word;
    }

    /**
     * Selects the Observations of a Datastream of this kind.
     *
     * @param d under which the row of the Datastream is known
     */
    abstract String rows(String d);

    /**
     * Selects at least the first or the latest of {@link #rows}, and maybe more.
     *
     * @param most how many are needed, if there are so many
     */
    String firstRows(String d, boolean latest, long most) {
        return rows(d);
    }

    /**
     * Selects those of {@link #rows} that begin at that time.
     *
     * @param start what gives the time
     */
    String rowsAt(String d, String start) {
        return "SELECT * FROM (" + rows(d) + ") AS w WHERE w.phenomenon_start = " + start;
    }

    /** Selects the Observations of a Datastream of any kind. */
    static String rowsOfAny(String d) {
        return Stream.of(values())
                .map(kind -> "SELECT " + COLUMNS + " FROM (" + kind.rows(d) + ") AS "
                        + kind.name().toLowerCase(Locale.ROOT) + " WHERE " + d + ".kind = '" + kind.word + "'")
                .collect(Collectors.joining(" UNION ALL "));
    }

    /** The start of a local day of the city. */
    static String day(String time) {
        return "date_trunc('day', " + time + ", '" + Zone.BERLIN.text() + "')";
    }

    /** The end of a local day of the city. */
    static String nextDay(String day) {
        String zone = " AT TIME ZONE '" + Zone.BERLIN.text() + "'";
        return "((" + day + zone + " + interval '1 day')" + zone + ")";
    }

    private static String window(String d, String end) {
        return select(
                        d,
                        "a.time",
                        end,
                        "(CASE WHEN a.energy IS NULL THEN a.sum / a.count ELSE 10 * log(a.energy / a.count) END)",
                        "NULL::jsonb",
                        "jsonb_build_object('count', a.count, 'min', a.min, 'max', a.max, 'flagged', a.flagged)")
                + ", a.count, a.flagged, a.sum, a.min, a.max, a.energy";
    }

    private static String select(String d, String start, String end, String number, String quality, String parameters) {
        return "SELECT " + ObservationIds.sql(d + ".id", start) + " AS id, " + d + ".id AS datastream, "
                + feature(d, start) + " AS feature, " + start + " AS phenomenon_start, " + end
                + " AS phenomenon_end, " + end + " AS result_time, to_jsonb(" + number + ") AS result, " + number
                + " AS result_number, NULL::text AS result_text, " + quality
                + " AS result_quality, NULL::timestamptz AS valid_start, NULL::timestamptz AS valid_end, " + parameters
                + " AS parameters";
    }

    /** Where the thing was then: where it came last before, or else where it was first. */
    private static String feature(String d, String time) {
        return "(SELECT of_place.id FROM sta_historical_location AS stay"
                + " JOIN sta_historical_place AS place ON place.historical_location = stay.id"
                + " JOIN sta_feature AS of_place ON of_place.location = place.location WHERE stay.thing = " + d
                + ".thing ORDER BY stay.time <= " + time + " DESC, CASE WHEN stay.time <= " + time
                + " THEN stay.time END DESC, stay.time, of_place.id LIMIT 1)";
    }
}
