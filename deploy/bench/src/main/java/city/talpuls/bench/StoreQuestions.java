package city.talpuls.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * What users ask most, as a client of the api asks it and as somebody who knows SQL and the tables would. Both read the whole
 * answer, and have to come to as many rows.
 */
final class StoreQuestions {

    private static final String PROPERTY = "temperature";
    private static final double THRESHOLD = 18;
    private static final String SENSOR_THINGS = "/sensorthings/v1.1/";

    private final Connection store;
    private final URI api;
    private final Duration warmUp;
    private final int rounds;
    private final ObjectMapper json = new ObjectMapper();
    private final int devices;
    private final Instant begin;
    private final Instant end;
    private final Instant month;
    private final Instant nextMonth;

    /**
     * @param store where the year is stored
     * @param api an api that works on it
     * @param warmUp for how long each question is asked before any is measured: the api is new, and has to be compiled first
     * @param rounds how often each is asked then
     */
    StoreQuestions(Connection store, URI api, YearOfReadings year, Duration warmUp, int rounds) {
        this.store = store;
        this.api = api;
        this.warmUp = warmUp;
        this.rounds = rounds;
        this.devices = year.devices();
        this.begin = year.begin();
        this.end = year.time(year.quarters());
        // The last whole month, or what there is of it.
        var first = end.atOffset(ZoneOffset.UTC).withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS);
        this.nextMonth = first.toInstant();
        this.month = first.minusMonths(1).toInstant();
    }

    /**
     * How long an answer takes; medians.
     *
     * @param question which
     * @param rows how many it has
     * @param apiMillis over HTTP, until all of it is there
     * @param readMillis the same, and read as JSON
     * @param sqlMillis over JDBC, with every column of every row read
     */
    record Answer(String question, long rows, double apiMillis, double readMillis, double sqlMillis) {}

    /**
     * One question, asked both ways.
     *
     * @param paths of the api, below /api/v1 unless they begin with a slash, asked one after the other
     * @param rows how many an answer of the api has
     * @param sql the same for the database
     */
    private record Question(String words, List<String> paths, ToLongFunction<JsonNode> rows, String sql) {}

    List<Answer> ask() throws SQLException, IOException {
        store.setAutoCommit(true);
        var device = YearOfReadings.device(devices / 2).value();
        int datastream = datastream(device);
        var day = end.truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS);
        var nextDay = day.plus(1, ChronoUnit.DAYS);
        String year = """
                SELECT time, sum / count, min, max, count FROM aggregate_1h
                WHERE datastream = %d AND time >= '%s' AND time < '%s' ORDER BY time""".formatted(datastream, begin, end);
        String cityMonth = """
                SELECT datastream, date_trunc('day', time, 'UTC') AS day, sum(sum) / sum(count) FROM aggregate_1h
                WHERE datastream IN (SELECT id FROM datastream WHERE property = '%s') AND time >= '%s' AND time < '%s'
                GROUP BY datastream, day""".formatted(PROPERTY, month, nextMonth);
        String latest = """
                SELECT datastream.id, device, name, latitude, longitude, district, property, unit, time, value, quality
                FROM latest JOIN datastream ON datastream.id = datastream JOIN device ON device.id = device
                ORDER BY datastream.id""";
        String exceedances = """
                SELECT time, sum / count FROM aggregate_1h
                WHERE datastream = %d AND time >= '%s' AND time < '%s' AND sum / count > %s""".formatted(datastream, begin, end, THRESHOLD);
        String raw = """
                SELECT time, value, quality FROM reading
                WHERE datastream = %d AND time >= '%s' AND time < '%s' ORDER BY time""".formatted(datastream, day, nextDay);
        String results = """
                SELECT time, value FROM reading
                WHERE datastream = %d ORDER BY time LIMIT 10000""".formatted(datastream);
        String observations = """
                SELECT time, value, quality FROM reading
                WHERE datastream = %d ORDER BY time LIMIT 10000""".formatted(datastream);
        String latestOfEach = """
                SELECT told.id, told.name, found.time, found.value
                FROM (SELECT id, name, datastream FROM sta_datastream
                    WHERE properties -> 'interval' IS NULL ORDER BY id LIMIT 500) AS told
                CROSS JOIN LATERAL (SELECT time, value FROM reading
                    WHERE datastream = told.datastream ORDER BY time DESC LIMIT 1) AS found""";
        List<Question> questions = List.of(
                new Question(
                        "a device's year by the hour",
                        List.of(points(device, begin, end, "1h")),
                        StoreQuestions::points,
                        year),
                new Question("the city's month by the day", cityMonth(), StoreQuestions::points, cityMonth),
                new Question(
                        "the latest of all",
                        List.of("latest"),
                        answer -> answer.path("features").size(),
                        latest),
                new Question(
                        "a device's hours above 18 °C in a year",
                        List.of(points(device, begin, end, "1h")),
                        StoreQuestions::exceedances,
                        exceedances),
                new Question(
                        "a device's day as it was measured",
                        List.of(points(device, day, nextDay, "raw")),
                        StoreQuestions::points,
                        raw),
                new Question(
                        "times and results of 10 000 Observations of a Datastream, by SensorThings",
                        List.of(observations(datastream) + "&$select=phenomenonTime,result&$resultFormat=dataArray"),
                        answer -> answer.at("/value/0/dataArray").size(),
                        results),
                new Question(
                        "these Observations whole, with all their links",
                        List.of(observations(datastream)),
                        answer -> answer.path("value").size(),
                        observations),
                new Question(
                        "the latest Observation of 500 Datastreams, by SensorThings",
                        List.of(
                                SENSOR_THINGS
                                        + "Datastreams?$top=500&$filter=properties/interval%20eq%20null&$select=id,name"
                                        + "&$expand=Observations($orderby=phenomenonTime%20desc;$top=1;$select=phenomenonTime,result)"),
                        StoreQuestions::expanded,
                        latestOfEach));
        // All of them before any is measured: what is asked later would gain by what was asked before.
        for (Question question : questions) {
            warmUp(question);
        }
        List<Answer> answers = new ArrayList<>();
        for (Question question : questions) {
            answers.add(answer(question));
        }
        return answers;
    }

    private void warmUp(Question question) throws SQLException, IOException {
        long began = System.nanoTime();
        while (System.nanoTime() - began < warmUp.toNanos()) {
            read(get(question.paths()));
            rows(question.sql());
        }
    }

    private Answer answer(Question question) throws SQLException, IOException {
        long rows = 0;
        for (byte[] answer : get(question.paths())) {
            rows += question.rows().applyAsLong(json.readTree(answer));
        }
        long other = rows(question.sql());
        if (rows != other) {
            throw new IllegalStateException(
                    question.words() + ": " + rows + " rows by the api, and " + other + " by SQL");
        }
        var apiMillis = new double[rounds];
        var readMillis = new double[rounds];
        var sqlMillis = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            long asked = System.nanoTime();
            List<byte[]> answers = get(question.paths());
            apiMillis[round] = millisSince(asked);
            read(answers);
            readMillis[round] = millisSince(asked);
            asked = System.nanoTime();
            rows(question.sql());
            sqlMillis[round] = millisSince(asked);
        }
        return new Answer(question.words(), rows, median(apiMillis), median(readMillis), median(sqlMillis));
    }

    private static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }

    private static double median(double... all) {
        Arrays.sort(all);
        return all[all.length / 2];
    }

    private List<String> cityMonth() {
        return IntStream.range(0, devices)
                .mapToObj(device -> points(YearOfReadings.device(device).value(), month, nextMonth, "1d"))
                .toList();
    }

    private static String points(String device, Instant from, Instant to, String interval) {
        return "readings?device=" + device + "&property=" + PROPERTY + "&from=" + from + "&to=" + to + "&interval="
                + interval + "&limit=10000";
    }

    private static long points(JsonNode answer) {
        return answer.path("points").size();
    }

    private static long expanded(JsonNode answer) {
        long observations = 0;
        for (JsonNode datastream : answer.path("value")) {
            observations += datastream.path("Observations").size();
        }
        return observations;
    }

    private static long exceedances(JsonNode answer) {
        long hours = 0;
        for (JsonNode point : answer.path("points")) {
            hours += point.path("mean").asDouble() > THRESHOLD ? 1 : 0;
        }
        return hours;
    }

    private List<byte[]> get(List<String> paths) throws IOException {
        var answers = new ArrayList<byte[]>();
        for (String path : paths) {
            answers.add(get(path));
        }
        return answers;
    }

    /**
     * One answer. The client is one that reads into the array that it returns: of 4 MB, HttpClient takes a quarter longer, which is
     * none of the api's time.
     */
    private byte[] get(String path) throws IOException {
        var connection = (HttpURLConnection) api.resolve(path.startsWith("/") ? path : "/api/v1/" + path)
                .toURL()
                .openConnection();
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            try (var error = connection.getErrorStream()) {
                String said = error == null ? "" : new String(error.readAllBytes(), StandardCharsets.UTF_8);
                throw new IOException(path + ": " + connection.getResponseCode() + " " + said);
            }
        }
        int length = connection.getContentLength();
        try (var body = connection.getInputStream()) {
            return length < 0 ? body.readAllBytes() : body.readNBytes(length);
        }
    }

    private void read(List<byte[]> answers) throws IOException {
        for (byte[] answer : answers) {
            json.readTree(answer);
        }
    }

    private int datastream(String device) throws SQLException {
        try (var query = store.prepareStatement("SELECT id FROM datastream WHERE device = ? AND property = ?")) {
            query.setString(1, device);
            query.setString(2, PROPERTY);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private String observations(int datastream) throws SQLException {
        return SENSOR_THINGS + "Datastreams(" + ofSensorThings(datastream)
                + ")/Observations?$orderby=phenomenonTime&$top=10000";
    }

    /** What SensorThings calls the readings of a datastream. */
    private long ofSensorThings(int datastream) throws SQLException {
        try (var query =
                store.prepareStatement("SELECT id FROM sta_datastream WHERE datastream = ? AND kind = 'raw'")) {
            query.setInt(1, datastream);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** Reads all columns of all rows, and counts the rows. */
    private long rows(String sql) throws SQLException {
        try (var statement = store.createStatement();
                var rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            long count = 0;
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    rows.getObject(column);
                }
                count++;
            }
            return count;
        }
    }

    /** The answers as a table in Markdown. */
    static String table(String what, List<Answer> answers) {
        var text = new StringBuilder(
                "\n| " + what
                        + " | rows | api, ms | read as JSON, ms | SQL, ms | api as long as SQL, times |\n|---|---|---|---|---|---|\n");
        answers.forEach(answer -> text.append(String.format(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f | %.1f | %.2f |%n",
                answer.question(),
                answer.rows(),
                answer.apiMillis(),
                answer.readMillis(),
                answer.sqlMillis(),
                answer.apiMillis() / answer.sqlMillis())));
        return text.toString();
    }
}
