package city.talpuls.api.sensorthings.store;

/** From when to when there are Observations of a Datastream, found by the indexes of where they are. */
final class DatastreamTimes {

    private static final String FIRST = "ORDER BY at.time LIMIT 1)";
    private static final String LAST = "ORDER BY at.time DESC LIMIT 1)";
    private static final String QUARTER_HOUR = " + interval '15 minutes'";
    private static final String HOUR = " + interval '1 hour'";

    private DatastreamTimes() {}

    /** @param d under which the row of the Datastream is known */
    static String start(String d) {
        return chosen(
                d,
                "(SELECT min(o.phenomenon_start)",
                at(d, "reading", "", FIRST),
                at(d, "aggregate_15m", "", FIRST),
                at(d, "aggregate_1h", "", FIRST),
                ObservationKind.day(at(d, "aggregate_1h", "", FIRST)));
    }

    static String end(String d) {
        return chosen(
                d,
                "(SELECT max(o.phenomenon_end)",
                at(d, "reading", "", LAST),
                at(d, "aggregate_15m", QUARTER_HOUR, LAST),
                at(d, "aggregate_1h", HOUR, LAST),
                ObservationKind.nextDay(ObservationKind.day(at(d, "aggregate_1h", "", LAST))));
    }

    static String firstResult(String d) {
        return chosen(
                d,
                "(SELECT min(o.result_time)",
                at(d, "reading", "", FIRST),
                at(d, "aggregate_15m", QUARTER_HOUR, FIRST),
                at(d, "aggregate_1h", HOUR, FIRST),
                ObservationKind.nextDay(ObservationKind.day(at(d, "aggregate_1h", "", FIRST))));
    }

    static String lastResult(String d) {
        return chosen(
                d,
                "(SELECT max(o.result_time)",
                at(d, "reading", "", LAST),
                at(d, "aggregate_15m", QUARTER_HOUR, LAST),
                at(d, "aggregate_1h", HOUR, LAST),
                ObservationKind.nextDay(ObservationKind.day(at(d, "aggregate_1h", "", LAST))));
    }

    private static String at(String d, String table, String later, String which) {
        String good = table.equals("reading") ? "" : " AND at.count > 0";
        return "(SELECT at.time" + later + " FROM " + table + " AS at WHERE at.datastream = " + d + ".datastream" + good
                + " " + which;
    }

    private static String chosen(String d, String own, String raw, String quarter, String hour, String day) {
        return "(CASE " + d + ".kind WHEN 'own' THEN " + own + " FROM sta_observation AS o WHERE o.datastream = " + d
                + ".id) WHEN 'raw' THEN " + raw + " WHEN '15m' THEN " + quarter + " WHEN '1h' THEN " + hour + " ELSE "
                + day + " END)";
    }
}
