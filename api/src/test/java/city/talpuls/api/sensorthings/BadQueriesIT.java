package city.talpuls.api.sensorthings;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.api.RunningApi;
import city.talpuls.api.TestApi;
import city.talpuls.api.TestDatabase;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What means nothing is refused with the option and the place in it, and breaks nothing. */
@ExtendWith(RunningApi.class)
class BadQueriesIT {

    private static final String INJECTED = "x'; DROP TABLE sta_thing; --";

    private final TestApi api;
    private final TestDatabase rows;
    private final SensorThings city;

    BadQueriesIT(TestApi api) {
        this.api = api;
        this.city = new SensorThings(api);
        this.rows = SensorThingsRows.fill(api);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            $filter  | population eq 1                                     | character 0
            $filter  | name eq                                             | character 7
            $filter  | name eq 'x                                          | character 8
            $filter  | st_within(Locations/location,geography'POLYGON ((7')| character
            $filter  | st_within(Locations/location,geography'circle')     | character
            $filter  | st_within(name,geography'POINT (7 51)')             | character 10
            $orderby | Datastreams/name                                    | character 0
            $orderby | colour                                              | character 0
            $select  | name,colour                                         | character 5
            $expand  | Datastreams(Thing)                                  | character
            $expand  | Datastreams($colour=red)                            | character 12
            $expand  | Things                                              | character 0
            $top     | ten                                                 | character 0
            $top     | 99999999999999999999                                | character 0
            $skip    | -1                                                  | character 0
            $count   | maybe                                               | character 0
            $resultFormat | XML                                            | character 0
            $skiptoken | abc                                               | character 0
            """)
    void theOptionAndThePlaceInItAreNamed(String option, String value, String place) {
        TestApi.Answer answer = city.answer("Things", option + "=" + value);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("field").asText()).isEqualTo(option);
        assertThat(answer.json().get("detail").asText()).contains(place);
    }

    @Test
    void expandsInCirclesEnd() {
        assertThat(city.answer("Things", "$expand=Datastreams/Thing/Datastreams/Thing/Datastreams/Thing/Datastreams")
                        .json()
                        .get("detail")
                        .asText())
                .contains("$expand", "6 deep");
        assertThat(city.get("Things", "$expand=Datastreams/Thing/Datastreams/Thing/Datastreams/Thing")
                        .get("value"))
                .hasSize(3);
    }

    @Test
    void whatNestsAThousandDeepOrIsLongIsRefusedAtOnce() {
        String deep = "(".repeat(1_000) + "id eq 1" + ")".repeat(1_000);

        assertThat(city.answer("Things", "$filter=" + deep).text()).contains("$filter, character 50");
        assertThat(city.answer("Things", "$filter=" + "not ".repeat(1_000) + "id eq 1")
                        .status())
                .isEqualTo(400);
        assertThat(city.answer("Things", "$filter=name eq '" + "x".repeat(100_000) + "'")
                        .text())
                .contains("$filter, character 20000");
        assertThat(city.answer("Things", "$filter=name eq '" + "x".repeat(3_000) + "'")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void tooMuchAtOnceIsRefusedAndSaysSo() {
        SensorThingsRows.many(rows, 11, 60_000);

        assertThat(city.get("Datastreams(1)/Observations", "$top=1000000000").get("value"))
                .hasSize(10_000);
        TestApi.Answer answer = city.answer(
                "Datastreams(1)/Observations",
                "$top=10000",
                "$expand=Datastream($expand=Thing($expand=Datastreams($expand=Thing)))");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asText()).contains("100000 entities");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$filter",
                "$orderby",
                "$select",
                "$expand",
                "$top",
                "$skip",
                "$count",
                "$skiptoken",
                "$resultFormat",
                "name"
            })
    void sqlIsNothingButText(String option) {
        assertThat(city.answer("Things", option + "=" + INJECTED).status()).isEqualTo(400);
        assertThat(city.answer("Things", "$filter=name eq '" + INJECTED.replace("'", "''") + "'")
                        .status())
                .isEqualTo(200);
        assertThat(city.ids("Things")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Things(1)'%3BDROP",
                "Things('1')",
                "Things(1)/%24filter",
                "Things%00",
                "Things(1)(2)",
                "/",
                "Things(1)/name/name",
                "Things(99999999999999999999)"
            })
    void aPathThatMeansNothingIsNotFound(String path) {
        assertThat(city.answer(path).status()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id mul 99999999999999999999999999999999999999999999 gt 1",
                "id add 1e308 gt 1",
                "HistoricalLocations/time add duration'P36525D' gt 2026-01-01T00:00:00Z",
                "HistoricalLocations/time lt 0001-01-01T00:00:00Z",
                "HistoricalLocations/time lt 9999-12-31T23:59:59Z",
                "substring(name,-5,1000000000000) eq 'x'",
                "length(name) div 0 eq 1",
                "round(1e308) gt id",
                "properties/a/b/c/0/d gt 1"
            })
    void whatIsOddBreaksNothing(String filter) {
        assertThat(city.answer("Things", "$filter=" + filter).status()).isIn(200, 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Things?$filter=%zz",
                "Things?$filter=name eq \"x\"",
                "Things?$filter=name%20eq%20'<>{}|\\^`'",
                "Things?$filter=name%20eq%20%ff%fe",
                "Things?&&=&$top",
            })
    void whatNoUriHasBreaksNothing(String path) throws IOException {
        URI server = api.uri("/");
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream()
                    .write(("GET /sensorthings/v1.1/" + path
                                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).matches("(?s)HTTP/1.[01] (400|200) .*");
        }
    }
}
