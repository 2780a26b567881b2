package city.talpuls.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/**
 * What users ask most, as a client of the api asks it and as somebody who knows SQL and the tables would. Both read the whole
 * answer, and have to come to as many rows.
 */
final class StoreQuestions {

    private static final String PROPERTY = "temperature";
    private static final double THRESHOLD = 18;

    private final Connection store;
    private final URI api;
    private final Duration warmUp;
    private final int rounds;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final int devices;
    private final Instant begin;
    private final Instant end;
    private final Instant month;
    private final Instant nextMonth;

    /**
     * @param store where the year is stored
     * @param api an api that works on it
     * @param warmUp for how long each question is asked before: the api is new, and has to be compiled first
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
     * How long an answer takes.
     *
     * @param question which
     * @param rows how many it has
     * @param apiMillis over HTTP, read as JSON; the median
     * @param sqlMillis over JDBC; the median
     */
    record Answer(String question, long rows, double apiMillis, double sqlMillis) {}

    private interface Asking {
        long ask() throws SQLException, IOException, InterruptedException;
    }

    List<Answer> ask() throws SQLException, IOException, InterruptedException {
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
                SELECT device, property, time, value FROM latest JOIN datastream ON datastream.id = datastream""";
        String exceedances = """
                SELECT time, sum / count FROM aggregate_1h
                WHERE datastream = %d AND time >= '%s' AND time < '%s' AND sum / count > %s""".formatted(datastream, begin, end, THRESHOLD);
        String raw = """
                SELECT time, value, quality FROM reading
                WHERE datastream = %d AND time >= '%s' AND time < '%s' ORDER BY time""".formatted(datastream, day, nextDay);
        return List.of(
                answer(
                        "a device's year by the hour",
                        () -> points(device, begin, end, "1h").size(),
                        year),
                answer("the city's month by the day", this::cityMonth, cityMonth),
                answer("the latest of all", this::latest, latest),
                answer("a device's hours above 18 °C in a year", () -> exceedances(device), exceedances),
                answer(
                        "a device's day as it was measured",
                        () -> points(device, day, nextDay, "raw").size(),
                        raw));
    }

    private Answer answer(String question, Asking byApi, String sql)
            throws SQLException, IOException, InterruptedException {
        Asking bySql = () -> rows(sql);
        long rows = byApi.ask();
        long other = bySql.ask();
        if (rows != other) {
            throw new IllegalStateException(question + ": " + rows + " rows by the api, and " + other + " by SQL");
        }
        long began = System.nanoTime();
        while (System.nanoTime() - began < warmUp.toNanos()) {
            byApi.ask();
        }
        var apiMillis = new double[rounds];
        var sqlMillis = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            apiMillis[round] = millis(byApi);
            sqlMillis[round] = millis(bySql);
        }
        return new Answer(question, rows, median(apiMillis), median(sqlMillis));
    }

    private static double millis(Asking asking) throws SQLException, IOException, InterruptedException {
        long began = System.nanoTime();
        asking.ask();
        return (System.nanoTime() - began) / 1e6;
    }

    private static double median(double... all) {
        Arrays.sort(all);
        return all[all.length / 2];
    }

    private long cityMonth() throws IOException, InterruptedException {
        long rows = 0;
        for (int device = 0; device < devices; device++) {
            rows += points(YearOfReadings.device(device).value(), month, nextMonth, "1d")
                    .size();
        }
        return rows;
    }

    private long latest() throws IOException, InterruptedException {
        long rows = 0;
        for (var property : YearOfReadings.PROPERTIES) {
            rows += get("latest?property=" + property.name()).path("features").size();
        }
        return rows;
    }

    private long exceedances(String device) throws IOException, InterruptedException {
        long hours = 0;
        for (JsonNode point : points(device, begin, end, "1h")) {
            hours += point.path("mean").asDouble() > THRESHOLD ? 1 : 0;
        }
        return hours;
    }

    private JsonNode points(String device, Instant from, Instant to, String interval)
            throws IOException, InterruptedException {
        return get("readings?device=" + device + "&property=" + PROPERTY + "&from=" + from + "&to=" + to + "&interval="
                        + interval + "&limit=10000")
                .path("points");
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        var answer = client.send(
                HttpRequest.newBuilder(api.resolve("/api/v1/" + path)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        var body = json.readTree(answer.body());
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": " + body);
        }
        return body;
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
}
