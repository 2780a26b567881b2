package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import city.talpuls.model.measurement.Quality;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningApi.class)
@Timeout(120)
class ExportIT {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String YEARS = "&from=2026-11-23T12:00:00Z&to=2028-11-23T12:00:00Z";
    private static final String HOUR = "&from=2026-11-23T12:00:00Z&to=2026-11-23T13:00:00Z";

    /** More than two portions, and none of them full at the end of a datastream. */
    private static final int MANY = 45_678;

    /** More than the buffers of a connection hold. */
    private static final int MORE_THAN_BUFFERS = 800_000;

    private final TestApi api;
    private final TestDatabase rows;
    private final ObjectMapper json = new ObjectMapper();

    ExportIT(TestApi api) {
        this.api = api;
        this.rows = api.empty()
                .device("dev-1", "Rathaus", "Barmen", 51.27, 7.2)
                .deviceNowhere("dev-2")
                .datastream(7, "dev-1", "temperature", "Cel")
                .datastream(8, "dev-2", "temperature", "Cel")
                .datastream(9, "dev-2", "count", null);
    }

    @Test
    void aFileOfManyDatastreamsHasEachReadingOnceInTheOrderOfDatastreamsAndTime() {
        rows.readings(7, NOON, MANY).readings(8, NOON, 3).readings(9, NOON.minusSeconds(60), MANY);

        List<JsonNode> lines = lines("/api/v1/readings.ndjson?device=dev-2,dev-1" + YEARS);

        var expected = new ArrayList<String>();
        IntStream.range(0, MANY).forEach(i -> expected.add(line("dev-1", "temperature", "\"Cel\"", i, i)));
        IntStream.range(0, 3).forEach(i -> expected.add(line("dev-2", "temperature", "\"Cel\"", i, i)));
        IntStream.range(1, MANY).forEach(i -> expected.add(line("dev-2", "count", "null", i - 1, i)));
        assertThat(lines).map(JsonNode::toString).isEqualTo(expected);
    }

    private static String line(String device, String property, String unit, int minute, int value) {
        return "{\"device\":\"%s\",\"property\":\"%s\",\"unit\":%s,\"time\":\"%s\",\"value\":%s,\"quality\":\"good\"}"
                .formatted(device, property, unit, NOON.plusSeconds(60L * minute), (double) value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "ndjson", "geojson", "parquet"})
    void everyFormatHasEveryRow(String format, @TempDir Path folder) throws Exception {
        rows.readings(7, NOON, MANY).readings(8, NOON, 21_000);

        Path file = download("/api/v1/readings." + format + "?property=temperature" + YEARS, folder);

        assertThat(rowsOf(format, file)).isEqualTo(MANY + 21_000);
    }

    private long rowsOf(String format, Path file) throws IOException, SQLException {
        return switch (format) {
            case "csv" -> Files.readAllLines(file).size() - 1;
            case "ndjson" -> Files.readAllLines(file).size();
            case "geojson" -> json.readTree(file.toFile()).get("features").size();
            default -> number("SELECT count(*) FROM '" + file + "'");
        };
    }

    @Test
    void aRowOfCsvSaysWhoseItIsIfItMayBeSeveral() {
        rows.reading(7, NOON, 21.5).reading(9, NOON.plusMillis(250), -3, 3);

        assertThat(api.get("/api/v1/readings.csv?device=dev-1,dev-2" + HOUR).text())
                .isEqualTo("""
                        device,property,time,value,unit,quality\r
                        dev-1,temperature,2026-11-23T12:00:00Z,21.5,Cel,good\r
                        dev-2,count,2026-11-23T12:00:00.250Z,-3.0,,"%s"\r
                        """.formatted(label(3)));
    }

    @Test
    void aDistrictOrAPropertyIsEnough() {
        rows.reading(7, NOON, 1).reading(8, NOON, 2).reading(9, NOON, 3);

        assertThat(lines("/api/v1/readings.ndjson?district=Barmen" + HOUR)).hasSize(1);
        assertThat(lines("/api/v1/readings.ndjson?property=temperature" + HOUR)).hasSize(2);
        assertThat(lines("/api/v1/readings.ndjson?property=temperature,count" + HOUR))
                .hasSize(3);
        assertThat(lines("/api/v1/readings.ndjson?district=Vohwinkel" + HOUR)).isEmpty();
    }

    @Test
    void germanExcelGetsSemicolonsDecimalCommasAndTheTimesOnTheWall() {
        rows.reading(7, Instant.parse("2026-10-25T00:59:59.5Z"), -1234.5)
                .reading(7, Instant.parse("2026-10-25T01:30:00Z"), 20);

        assertThat(api.get("/api/v1/readings.csv?device=dev-1&property=temperature&dialect=excel-de&tz=Europe/Berlin"
                                + "&from=2026-10-25T00:00:00Z&to=2026-10-26T00:00:00Z")
                        .text())
                .isEqualTo("""
                        \ufefftime;value;unit;quality\r
                        2026-10-25 02:59:59,500;-1234,5;Cel;good\r
                        2026-10-25 02:30:00;20,0;Cel;good\r
                        """);
    }

    @Test
    void noTextBecomesAFormulaInExcel() {
        rows.deviceNowhere("=1-1")
                .deviceNowhere("@x")
                .datastream(11, "=1-1", "+a;b", "-u")
                .datastream(12, "@x", "say \"hi\"", null)
                .reading(11, NOON, -5)
                .reading(12, NOON, 5);

        assertThat(api.get("/api/v1/readings.csv?device=%3D1-1,%40x&dialect=excel-de" + HOUR)
                        .text())
                .endsWith("""
                        '=1-1;"'+a;b";2026-11-23 12:00:00;-5,0;'-u;good\r
                        '@x;"say ""hi""\";2026-11-23 12:00:00;5,0;;good\r
                        """);
    }

    @Test
    void aFeatureStandsWhereItsDeviceDoes() throws IOException {
        rows.reading(7, NOON, 21.5).reading(8, NOON, 22, 1);

        JsonNode file = json.readTree(
                api.get("/api/v1/readings.geojson?property=temperature" + HOUR).text());

        assertThat(file.get("type").asText()).isEqualTo("FeatureCollection");
        assertThat(file.at("/features/0")).hasToString("""
                {"type":"Feature","geometry":{"type":"Point","coordinates":[7.2,51.27]},"properties":{"device":"dev-1",\
                "property":"temperature","unit":"Cel","time":"2026-11-23T12:00:00Z","value":21.5,"quality":"good"}}""");
        assertThat(file.at("/features/1/geometry").isNull()).isTrue();
        assertThat(file.at("/features/1/properties/quality").asText()).isEqualTo(label(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "ndjson", "geojson", "parquet"})
    void everyFileComesWithItsLicence(String format) {
        assertThat(api.get("/api/v1/readings." + format + "?property=temperature" + HOUR)
                        .response()
                        .headers()
                        .allValues("Link"))
                .contains("<https://www.govdata.de/dl-de/by-2-0>; rel=\"license\"");
    }

    @Test
    void geoJsonSaysItsTermsToo() throws Exception {
        JsonNode file = json.readTree(
                api.get("/api/v1/readings.geojson?property=temperature" + HOUR).text());

        assertThat(file.get("license").asText()).isEqualTo("https://www.govdata.de/dl-de/by-2-0");
        assertThat(file.get("attribution").asText()).isEqualTo("Stadt Wuppertal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?device=dev-1&property=temperature&from=2026-11-23T12:00:00Z&to=2026-11-23T13:00:00Z",
                "?property=temperature&from=2026-11-23T12:00:00Z&to=2026-11-23T13:00:00Z&dialect=excel-de",
                "?property=temperature&from=2026-11-23T12:00:00Z&to=2026-11-23T13:00:00Z&interval=1h&aggregate=mean,last"
            })
    void csvLeadsToADescriptionOfItsColumnsAndBack(String query) throws Exception {
        TestApi.Answer file = api.get("/api/v1/readings.csv" + query);
        String link = file.response().headers().allValues("Link").stream()
                .filter(one -> one.endsWith("rel=\"describedby\"; type=\"application/csvm+json\""))
                .findFirst()
                .orElseThrow();

        TestApi.Answer described = api.get("/api/v1/" + link.substring(1, link.indexOf('>')));

        assertThat(described.header("Content-Type")).isEqualTo("application/csvm+json");
        JsonNode description = described.json();
        assertThat(description.at("/@context/0").asText()).isEqualTo("http://www.w3.org/ns/csvw");
        assertThat(description.get("url").asText()).isEqualTo("readings.csv" + query);
        assertThat(description.at("/dc:license/@id").asText()).isEqualTo("https://www.govdata.de/dl-de/by-2-0");
        assertThat(description.get("schema:creditText").asText()).isEqualTo("Stadt Wuppertal");
        String delimiter = description.at("/dialect/delimiter").asText();
        String head = file.text().lines().findFirst().orElseThrow().replace("\ufeff", "");
        assertThat(description.at("/tableSchema/columns").findValuesAsText("name"))
                .containsExactly(head.split(delimiter));
    }

    @Test
    void aDescriptionOfAFileThatCannotBeIsRefused() {
        assertThat(api.get("/api/v1/readings.csv-metadata.json?device=nobody").status())
                .isEqualTo(404);
        assertThat(api.get("/api/v1/readings.csv-metadata.json").status()).isEqualTo(400);
    }

    @Test
    void aFileWithoutRowsIsWhole(@TempDir Path folder) throws Exception {
        assertThat(json.readTree(api.get("/api/v1/readings.geojson?property=temperature" + HOUR)
                                .text())
                        .get("features"))
                .isEmpty();
        assertThat(api.get("/api/v1/readings.ndjson?property=nothing" + HOUR).text())
                .isEmpty();
        assertThat(number("SELECT count(*) FROM '"
                        + download("/api/v1/readings.parquet?property=temperature" + HOUR, folder) + "'"))
                .isZero();
    }

    @Test
    void parquetHasTypesThatOthersRead(@TempDir Path folder) throws Exception {
        rows.reading(7, NOON.plusNanos(123_456_000), -1.5).reading(9, NOON, 7, 1);

        Path file = download("/api/v1/readings.parquet?device=dev-1,dev-2" + HOUR, folder);

        assertThat(texts("SELECT column_name || ' ' || column_type FROM (DESCRIBE SELECT * FROM '" + file + "')"))
                .containsExactly(
                        "device VARCHAR",
                        "property VARCHAR",
                        "unit VARCHAR",
                        "time TIMESTAMP WITH TIME ZONE",
                        "value DOUBLE",
                        "quality VARCHAR");
        assertThat(texts(
                        "SELECT concat_ws('|', device, property, coalesce(unit, '?'), epoch_us(time), value, quality) FROM '"
                                + file + "'"))
                .containsExactly(
                        "dev-1|temperature|Cel|" + (NOON.getEpochSecond() * 1_000_000 + 123_456) + "|-1.5|good",
                        "dev-2|count|?|" + NOON.getEpochSecond() * 1_000_000 + "|7.0|" + label(1));
        assertThat(texts("SELECT decode(key) || '=' || decode(value) FROM parquet_kv_metadata('" + file + "')"))
                .contains(
                        "talpuls.unit.temperature=Cel",
                        "talpuls.interval=raw",
                        "talpuls.licence=https://www.govdata.de/dl-de/by-2-0",
                        "talpuls.attribution=Stadt Wuppertal");
    }

    @Test
    void windowsAreExportedToo(@TempDir Path folder) throws Exception {
        rows.hours(7, NOON, 2, 3).hours(9, NOON, 1, 0).quarterHourOfFlagged(7, NOON, 4);
        String query =
                "?device=dev-1,dev-2&from=2026-11-23T12:00:00Z&to=2026-11-23T14:00:00Z&aggregate=mean,last&interval=";

        assertThat(api.get("/api/v1/readings.csv" + query + "1h").text().split("\r\n"))
                .hasSize(4)
                .startsWith(
                        "device,property,time,mean,last,lastTime,unit,count,flagged",
                        "dev-1,temperature,2026-11-23T12:00:00Z,15.0,20.0,2026-11-23T12:01:00Z,Cel,2,3");
        assertThat(lines("/api/v1/readings.ndjson" + query + "15m"))
                .map(JsonNode::toString)
                .containsExactly(
                        "{\"device\":\"dev-1\",\"property\":\"temperature\",\"unit\":\"Cel\",\"time\":\"2026-11-23T12:00:00Z\",\"mean\":null,\"last\":null,\"lastTime\":null,\"count\":0,\"flagged\":4}");
        Path file = download("/api/v1/readings.parquet" + query + "1h", folder);
        assertThat(texts("SELECT concat_ws('|', device, mean, last, epoch(\"lastTime\" - time), count, flagged) FROM '"
                        + file + "'"))
                .containsExactly("dev-1|15.0|20.0|60.0|2|3", "dev-1|15.0|20.0|60.0|2|3", "dev-2|15.0|20.0|60.0|2|0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    csv?from=2026-11-23T12:00:00Z                                | device
                    ndjson?device=dev-1,,dev-2                                   | device
                    csv?device=dev-1&district=Barmen                             | district
                    ndjson?device=dev-1&property=temperature&dialect=excel-de    | dialect
                    csv?device=dev-1&property=temperature&dialect=excel          | dialect
                    parquet?device=dev-1&interval=auto                           | interval
                    geojson?device=dev-1&aggregate=mean                          | aggregate
                    parquet?device=dev-1&limit=10                                | limit
                    """)
    void whatCannotBeExportedIsRefusedWithItsName(String query, String field) {
        TestApi.Answer answer = api.get("/api/v1/readings." + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("field").asText()).isEqualTo(field);
    }

    @Test
    void eachNamedDeviceHasToBeThere() {
        TestApi.Answer answer = api.get("/api/v1/readings.csv?device=dev-1,nobody");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("type").asText()).endsWith("/unknown-device");
    }

    @Test
    void lateReadingsAndCorrectionsMeanwhileNeitherDoubleNorHideARow() throws IOException, InterruptedException {
        rows.readings(7, NOON, MORE_THAN_BUFFERS);

        try (BufferedReader file = open("/api/v1/readings.csv?device=dev-1&property=temperature" + YEARS)) {
            assertThat(file.readLine()).isEqualTo("time,value,unit,quality");
            String first = file.readLine();
            rows.execute("UPDATE reading SET value = value + 0.5, quality = 1")
                    .reading(7, NOON.plusSeconds(30), -1)
                    .execute("DELETE FROM reading WHERE time = '2026-11-23T12:05:00Z'")
                    .readings(8, NOON, 10);
            List<String> lines = file.lines().toList();

            assertThat(first).isEqualTo("2026-11-23T12:00:00Z,0.0,Cel,good");
            assertThat(lines).hasSize(MORE_THAN_BUFFERS - 1);
            for (int i = 1; i < MORE_THAN_BUFFERS; i++) {
                assertThat(lines.get(i - 1))
                        .isIn(
                                NOON.plusSeconds(60L * i) + "," + (double) i + ",Cel,good",
                                NOON.plusSeconds(60L * i) + "," + (i + 0.5) + ",Cel," + label(1));
            }
            assertThat(lines.getLast()).endsWith(label(1));
        }
    }

    @Test
    void aClientThatDoesNotReadHoldsNoConnectionAndOneThatGoesEndsItsExport() throws IOException {
        rows.readings(7, NOON, MORE_THAN_BUFFERS);
        try (Socket client = connect("/api/v1/readings.ndjson?device=dev-1" + YEARS)) {
            assertThat(client.getInputStream().read()).isEqualTo('H');
            assertThat(exports()).isEqualTo(1);

            await().atMost(Duration.ofSeconds(5)).during(Duration.ofMillis(300)).until(() -> copies() == 0);
            assertThat(exports()).isEqualTo(1);
        }

        await().atMost(Duration.ofSeconds(2)).until(() -> exports() == 0);
        assertThat(copies()).isZero();
    }

    @Test
    void noMoreExportsAreMadeThanThereArePlaces() throws IOException, InterruptedException {
        rows.readings(7, NOON, MORE_THAN_BUFFERS);
        String path = "/api/v1/readings.csv?device=dev-1" + YEARS;
        var open = new ArrayList<BufferedReader>();
        try {
            for (int i = 0; i < 4; i++) {
                open.add(open(path));
            }

            TestApi.Answer refused = api.get(path);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.json().get("type").asText()).endsWith("/too-many-exports");
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(api.send(HttpRequest.newBuilder(api.uri(path))
                                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                                    .build())
                            .status())
                    .isEqualTo(200);
        } finally {
            for (BufferedReader file : open) {
                file.close();
            }
        }

        await().until(() -> exports() == 0);
        assertThat(api.get(path).status()).isEqualTo(200);
    }

    @Test
    void aFileThatCannotBeFinishedDoesNotLookFinished() throws IOException, InterruptedException {
        rows.readings(7, NOON, MORE_THAN_BUFFERS);

        try (BufferedReader file = open("/api/v1/readings.csv?device=dev-1" + YEARS)) {
            rows.without(
                    "reading",
                    () -> assertThatThrownBy(() -> file.lines().count()).hasRootCauseInstanceOf(IOException.class));
        }

        await().until(() -> exports() == 0);
    }

    private double exports() {
        return api.bean(MeterRegistry.class).get("talpuls.api.exports").gauge().value();
    }

    /** How many copies run in the database. */
    private long copies() {
        return Long.parseLong(
                rows.texts("SELECT count(*)::text FROM pg_stat_activity WHERE query LIKE 'COPY%' AND (state <> 'idle')")
                        .getFirst());
    }

    private List<JsonNode> lines(String path) {
        return api.get(path)
                .text()
                .lines()
                .map(line -> {
                    try {
                        return json.readTree(line);
                    } catch (IOException e) {
                        throw new IllegalStateException(line, e);
                    }
                })
                .toList();
    }

    /** A file that is read line by line; hardly any of it lies in buffers in between. */
    private BufferedReader open(String path) throws IOException {
        Socket client = connect(path);
        return new BufferedReader(new InputStreamReader(new Chunks(client), StandardCharsets.UTF_8), 100);
    }

    /** The body of an answer that comes in chunks, as RFC 9112 has them. */
    private static final class Chunks extends InputStream {

        private final Socket client;
        private final InputStream in;
        private int left;

        Chunks(Socket client) throws IOException {
            this.client = client;
            this.in = client.getInputStream();
            assertThat(line()).endsWith(" 200 OK");
            while (!line().isEmpty()) {
                // Another header.
            }
            left = Integer.parseInt(line(), 16);
        }

        @Override
        public int read() throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = in.read();
            if (read < 0) {
                throw new EOFException("the file breaks off");
            }
            left--;
            if (left == 0) {
                line();
                left = Integer.parseInt(line(), 16);
            }
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = read();
            if (read < 0) {
                return -1;
            }
            bytes[from] = (byte) read;
            int count = 1;
            while (count < length && left > 1) {
                int more = in.read(bytes, from + count, Math.min(length - count, left - 1));
                if (more < 0) {
                    throw new EOFException("the file breaks off");
                }
                left -= more;
                count += more;
            }
            return count;
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new EOFException("the file breaks off");
                }
                line.append((char) c);
            }
            return line.toString().strip();
        }

        @Override
        public void close() throws IOException {
            client.close();
        }
    }

    private Socket connect(String path) throws IOException {
        var client = new Socket();
        client.setReceiveBufferSize(64 * 1024);
        client.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), api.uri("/").getPort()));
        client.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        return client;
    }

    private Path download(String path, Path folder) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Path> answer = client.send(
                    HttpRequest.newBuilder(api.uri(path)).build(),
                    HttpResponse.BodyHandlers.ofFile(Files.createTempFile(folder, "export", ".parquet")));
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }

    /** What DuckDB, which has a reader of its own, finds. */
    private static List<String> texts(String sql) throws SQLException {
        try (var database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement();
                var found = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (found.next()) {
                texts.add(found.getString(1));
            }
            return texts;
        }
    }

    private static long number(String sql) throws SQLException {
        return Long.parseLong(texts(sql).getFirst());
    }

    private static String label(int quality) {
        return new Quality(quality).label();
    }
}
