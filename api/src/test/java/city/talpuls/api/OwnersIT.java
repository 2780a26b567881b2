package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.api.TestApi.Answer;
import city.talpuls.api.access.Role;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What whoever has a station of his own does with it. */
@ExtendWith(RunningApi.class)
class OwnersIT {

    private static final String MINE = "airrohr-4711";
    private static final String OTHERS = "airrohr-4712";
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");

    private final TestApi api;
    private final TestDatabase rows;
    private String key = "";

    OwnersIT(TestApi api) {
        this.api = api;
        this.rows = api.empty();
    }

    @BeforeEach
    void twoStations() {
        rows.device(MINE, "On the balcony", "Elberfeld", 51.25, 7.15)
                .device(OTHERS, "In the garden", "Elberfeld", 51.26, 7.15)
                .datastream(1, MINE, "pm10", "ug/m3")
                .datastream(2, OTHERS, "pm10", "ug/m3")
                .readings(1, NOON, 5_000)
                .reading(2, NOON, 17)
                .aggregated();
        key = api.ownersKey(List.of(MINE, "not-heard-of-yet"));
    }

    private Answer send(String method, String path, String body, String with) {
        return api.send(HttpRequest.newBuilder(api.uri("/api/v1" + path))
                .header("Content-Type", "application/json")
                .header("X-API-Key", with)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private Answer get(String path) {
        return send("GET", path, "", key);
    }

    private Answer anonymous(String path) {
        return api.sendAsItIs(HttpRequest.newBuilder(api.uri("/api/v1" + path)).build());
    }

    private Answer hide() {
        return send("PUT", "/my/devices/" + MINE + "/visibility", "{\"visibility\": \"internal\"}", key);
    }

    @Test
    void anOwnerSeesWhichDevicesAreHis() {
        assertThat(get("/my/devices").json().get("items").findValuesAsText("id"))
                .containsExactly(MINE);
        assertThat(send("GET", "/my/devices", "", api.key(Role.READER, List.of()))
                        .json()
                        .get("items"))
                .isEmpty();
    }

    @Test
    void whatAnOwnerHidesHeSeesAndOthersDoNot() {
        rows.reading(1, NOON.minusSeconds(60), 12);
        String another = api.ownersKey(List.of(OTHERS));

        assertThat(hide().json().get("visibility").textValue()).isEqualTo("internal");

        for (String path : List.of("/devices/" + MINE, "/readings?device=" + MINE + "&property=pm10")) {
            assertThat(get(path).status()).as(path).isEqualTo(200);
            assertThat(anonymous(path).status()).as(path).isEqualTo(404);
            assertThat(send("GET", path, "", another).status()).as(path).isEqualTo(404);
            assertThat(api.get(path.startsWith("/api") ? path : "/api/v1" + path)
                            .status())
                    .as(path + " as an admin")
                    .isEqualTo(200);
        }
        assertThat(anonymous("/latest").text()).contains(OTHERS).doesNotContain(MINE);
        assertThat(get("/latest").text()).contains(OTHERS, MINE);
        assertThat(anonymous("/devices/" + MINE).text().replace(MINE, "x"))
                .as("no more than of one that is not there")
                .isEqualTo(anonymous("/devices/y").text().replace("'y'", "'x'").replace("/y", "/x"));
    }

    @Test
    void whatAnOwnerHidStaysHiddenHoweverOperatorsRegisterIt() {
        hide();

        send("PUT", "/devices/" + MINE, "{\"name\": \"Station\"}", api.adminKey());
        assertThat(anonymous("/devices/" + MINE).status()).isEqualTo(404);

        Answer imported = api.send(HttpRequest.newBuilder(api.uri("/api/v1/devices/import"))
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString("id,name\n" + MINE + ",Station\n"))
                .build());
        assertThat(imported.status()).as(imported.text()).isEqualTo(200);
        assertThat(anonymous("/devices/" + MINE).status()).isEqualTo(404);

        send("PATCH", "/devices/" + MINE, "{\"visibility\": \"public\"}", api.adminKey());
        assertThat(anonymous("/devices/" + MINE).status()).isEqualTo(200);
    }

    @Test
    void whatAnOwnerShowsAgainEverybodySeesAgain() {
        hide();
        send("PUT", "/my/devices/" + MINE + "/visibility", "{\"visibility\": \"public\"}", key);

        assertThat(anonymous("/devices/" + MINE).status()).isEqualTo(200);
    }

    @Test
    void hidingChangesNothingElseThatIsRegistered() {
        send(
                "PUT",
                "/devices/" + MINE,
                "{\"name\": \"Balcony\", \"interval\": \"PT10M\", \"location\": {\"latitude\": 51.2, \"longitude\": 7.1}}",
                api.adminKey());

        JsonNode hidden = hide().json();

        assertThat(hidden.get("name").textValue()).isEqualTo("Balcony");
        assertThat(hidden.get("interval").textValue()).isEqualTo("PT10M");
        assertThat(hidden.at("/location/latitude").doubleValue()).isEqualTo(51.2);
        assertThat(rows.changes()).contains("device/" + MINE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                     | visibility
            {"visibility": "secret"}               | visibility
            {"visibility": 1}                      | visibility
            {"visibility": "public", "name": "x"}  | name
            """)
    void whatAnOwnerCannotDecideIsNamed(String body, String field) {
        Answer answer = send("PUT", "/my/devices/" + MINE + "/visibility", body, key);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("field").textValue()).isEqualTo(field);
    }

    @Test
    void theDevicesOfOthersAreNotThere() {
        for (String with : List.of(key, api.key(Role.READER, List.of()), api.adminKey())) {
            String path = "/my/devices/" + OTHERS;
            assertThat(send("PUT", path + "/visibility", "{\"visibility\": \"internal\"}", with)
                            .status())
                    .isEqualTo(404);
            assertThat(send("DELETE", path, "", with).status()).isEqualTo(404);
            assertThat(send("GET", path + "/export", "", with).status()).isEqualTo(404);
        }
        assertThat(get("/my/devices/not-heard-of-yet/export").status()).isEqualTo(404);
        assertThat(anonymous("/devices/" + OTHERS).status()).isEqualTo(200);
        assertThat(rows.texts("SELECT device FROM request")).isEmpty();
    }

    @Test
    void anOwnerHasHisDeviceErased() {
        Answer asked = send("DELETE", "/my/devices/" + MINE, "", key);

        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.json().get("device").textValue()).isEqualTo(MINE);
        assertThat(rows.texts("SELECT kind || ' ' || device FROM request")).containsExactly("erase " + MINE);
    }

    @Test
    void whatAnOwnerChangesIsInTheAuditLog() {
        hide();

        JsonNode noted = api.get("/api/v1/audit").json().get("items").get(0);
        assertThat(noted.get("caller").textValue()).isEqualTo("key:" + TestApi.idOf(key));
        assertThat(noted.get("path").textValue()).isEqualTo("/api/v1/my/devices/" + MINE + "/visibility");
        assertThat(noted.get("status").intValue()).isEqualTo(200);
    }

    @Test
    void anOwnerHasAllThatIsKnownOfHisDeviceExported() throws IOException {
        hide();
        rows.meddled("INSERT INTO uplink SELECT '" + MINE
                        + "', timestamptz '2026-11-23T12:00:00Z' + i * interval '1 second', 0, i,"
                        + " 'sensor-community/me/4711/up', false, 2, '\\x6869' FROM generate_series(1, 4500) AS i")
                .deadLetter("0-1", NOON, "empty", new byte[] {1})
                .deadLettersAreOf(MINE)
                .frame(MINE, NOON, 7)
                .alert("a", "dust", MINE, "warning", NOON, NOON.plusSeconds(60))
                .alert("b", "dust", OTHERS, "warning", NOON, null);

        Answer export = get("/my/devices/" + MINE + "/export");

        assertThat(export.status()).isEqualTo(200);
        assertThat(export.text()).doesNotContain(OTHERS);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : export.text().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        assertThat(of(lines, "device").getFirst().at("/texts/state").textValue())
                .isEqualTo("open");
        assertThat(of(lines, "registration").getFirst().at("/entry/visibility").textValue())
                .isEqualToIgnoringCase("internal");
        assertThat(of(lines, "datastream")).hasSize(1);
        assertThat(of(lines, "location")
                        .getFirst()
                        .at("/location/coordinates/1")
                        .doubleValue())
                .isEqualTo(51.25);
        assertThat(of(lines, "reading")).hasSize(5_000);
        assertThat(of(lines, "reading").getFirst().toString())
                .isEqualTo("{\"kind\":\"reading\",\"property\":\"pm10\",\"time\":\"2026-11-23T12:00:00.123456Z\","
                        + "\"value\":0.0,\"quality\":\"good\"}");
        assertThat(of(lines, "uplink")).hasSize(4_500);
        assertThat(of(lines, "uplink").getLast().get("atOffset").intValue()).isEqualTo(4_500);
        assertThat(of(lines, "uplink").getLast().get("payload").textValue()).isEqualTo("aGk=");
        assertThat(of(lines, "dead-letter")).hasSize(1);
        assertThat(of(lines, "frame")).hasSize(1);
        assertThat(of(lines, "alert")).hasSize(1);
        assertThat(of(lines, "alert-event")).hasSize(2);
        assertThat(of(lines, "aggregate-15m")).hasSizeGreaterThan(300);
        assertThat(of(lines, "aggregate-1h")).hasSizeGreaterThan(80);
    }

    private static List<JsonNode> of(List<JsonNode> lines, String kind) {
        return lines.stream()
                .filter(line -> line.get("kind").textValue().equals(kind))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name": "x", "role": "operator", "devices": ["a"]}  | devices
            {"name": "x", "role": "reader", "devices": ["a b"]}  | devices
            {"name": "x", "role": "reader", "devices": "a"}      | devices
            {"name": "x", "role": "reader", "devices": [1]}      | devices[0]
            """)
    void aKeyThatCannotBeAnOwnersIsNamed(String body, String field) {
        Answer answer = send("POST", "/keys", body, api.adminKey());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("field").textValue()).isEqualTo(field);
    }

    @Test
    void whatDependsOnWhoAsksIsKeptForNobodyElse() {
        for (String path : List.of(
                "/api/v1/devices",
                "/api/v1/latest",
                "/api/v1/alerts",
                "/api/v1/my/devices",
                "/sensorthings/v1.1/Things",
                "/ngsi-ld/v1/entities?type=WasteContainer")) {
            Answer answer = api.get(path);
            assertThat(String.join(", ", answer.response().headers().allValues("Vary")))
                    .as(path)
                    .contains("Authorization", "X-API-Key");
            assertThat(answer.header("Cache-Control")).as(path).contains("private");
        }
    }
}
