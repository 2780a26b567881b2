package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RunningApi.class)
class RegistrationIT {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static final String CODEC = """
            {"form": "javascript", "source": "function decodeUplink(input) { return {data: {dist: input.bytes[0]}}; }"}""";

    private static final String PROFILE = """
            {"name": "Bin sensor", "codec": "bin", "interval": "PT30M", "properties": [
              {"from": "dist", "property": "distance", "unit": "cm", "min": 30, "max": 4500},
              {"from": "dist", "property": "fill_level", "unit": "cm", "derive": "fill-level"}]}""";

    private final TestApi api;
    private final TestDatabase rows;

    RegistrationIT(TestApi api) {
        this.api = api;
        this.rows = api.empty();
    }

    @Test
    void aCodecIsRegisteredChangedAndTakenAway() {
        TestApi.Answer made = send("PUT", "/codecs/bin", CODEC);

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo("/api/v1/codecs/bin");
        assertThat(made.json().get("origin").asText()).isEqualTo("operator");
        assertThat(send("PUT", "/codecs/bin", made.text()).status()).isEqualTo(200);
        assertThat(send("POST", "/codecs", made.text()).status()).isEqualTo(409);
        assertThat(api.get("/api/v1/codecs/bin").json().get("source").asText()).contains("decodeUplink");
        assertThat(send("DELETE", "/codecs/bin", "").status()).isEqualTo(204);
        assertThat(api.get("/api/v1/codecs/bin").status()).isEqualTo(404);
        assertThat(rows.changes()).containsExactly("codec/bin", "codec/bin", "codec/bin -");
    }

    @Test
    void aProfileMaySayWhereADevicesHistoryIs() {
        TestApi.Answer made = send("PUT", "/profiles/cellar", """
                {"name": "Cellar sensor", "history": {"from": "history", "time": "timestamp"}}""");

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(api.get("/api/v1/profiles/cellar").json().get("history").toString())
                .isEqualTo("{\"from\":\"history\",\"time\":\"timestamp\"}");
        assertThat(send("PUT", "/profiles/cellar", made.text()).status()).isEqualTo(200);
        assertThat(send("PUT", "/profiles/cellar", "{\"name\": \"Cellar sensor\"}")
                        .json()
                        .get("history")
                        .isNull())
                .isTrue();
    }

    @Test
    void aProfileSaysWhenReadingsAreDoubtful() {
        String checks = """
                [{"property":"temperature","min":-30.0,"max":50.0,"rate":{"most":3.0,"per":"PT10M"},\
                "spike":{"by":5.0,"within":"PT1H"},"stuck":{"after":"PT12H"},"humidity":null},\
                {"property":"pm10","min":null,"max":null,"rate":null,"spike":null,"stuck":null,\
                "humidity":{"above":80.0,"within":"PT15M"}}]""";
        TestApi.Answer made = send(
                "PUT",
                "/profiles/air-box",
                "{\"name\": \"Air box\", \"checks\": " + checks
                        + ", \"clock\": {\"behind\": \"P60D\", \"values\": 3}}");

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        JsonNode profile = api.get("/api/v1/profiles/air-box").json();
        assertThat(profile.get("checks").toString()).isEqualTo(checks);
        assertThat(profile.get("clock").toString()).isEqualTo("{\"behind\":\"PT1440H\",\"values\":3}");
        assertThat(send("PUT", "/profiles/air-box", made.text()).status()).isEqualTo(200);
    }

    @Test
    void readingsOfADeviceOrOfAllOfAProfileAreCheckedAnew() {
        send("PUT", "/profiles/air-box", "{\"name\": \"Air box\"}");
        rows.deviceNowhere("air-1").deviceNowhere("air-2").deviceNowhere("other");
        send("PUT", "/devices/air-1", "{\"profile\": \"air-box\"}");
        send("PUT", "/devices/air-2", "{\"profile\": \"air-box\"}");
        String span = ", \"from\": \"2026-10-01T00:00:00Z\", \"to\": \"2026-11-01T00:00:00+01:00\"}";

        TestApi.Answer ofProfile = send("POST", "/rechecks", "{\"profile\": \"air-box\"" + span);
        TestApi.Answer ofDevice = send("POST", "/rechecks", "{\"device\": \"other\"" + span);
        TestApi.Answer ofTheRest = send("POST", "/rechecks", "{\"profile\": \"default\"" + span);

        assertThat(ofProfile.status()).as(ofProfile.text()).isEqualTo(202);
        assertThat(ofProfile.json().get("devices").asInt()).isEqualTo(2);
        assertThat(ofProfile.json().get("to").asText()).isEqualTo("2026-10-31T23:00:00Z");
        assertThat(ofDevice.json().get("devices").asInt()).isEqualTo(1);
        assertThat(ofTheRest.json().get("devices").asInt()).isEqualTo(1);
        JsonNode later = api.get(
                        "/api/v1/rechecks/" + ofProfile.json().get("id").asText())
                .json();
        assertThat(later.get("waiting").asInt()).isEqualTo(2);
        assertThat(api.get("/api/v1/rechecks/999").status()).isEqualTo(404);
    }

    @Test
    void messagesOfADeviceAreReadAgain() {
        rows.deviceNowhere("kluse")
                .uplink("kluse", 7, "2026-10-01T12:00:00Z")
                .uplink("kluse", 8, "2026-10-02T12:00:00Z")
                .uplink("other", 9, "2026-10-01T12:00:00Z");

        TestApi.Answer asked = send(
                "POST",
                "/redecodings",
                "{\"device\": \"kluse\", \"from\": \"2026-10-01T00:00:00Z\", \"to\": \"2026-10-02T00:00:00Z\"}");

        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        assertThat(asked.json().get("messages").asInt()).isEqualTo(1);
        assertThat(asked.json().get("waiting").asInt()).isEqualTo(1);
        String address = "/api/v1/redecodings/" + asked.json().get("id").asText();
        rows.execute("UPDATE request SET state = 'done'");
        assertThat(api.get(address).json().get("waiting").asInt()).isZero();
        assertThat(api.get(address).json().get("done").asBoolean()).isTrue();
        assertThat(api.get("/api/v1/rechecks/" + asked.json().get("id").asText())
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"device\": \"nobody\", \"from\": \"2026-10-01T00:00:00Z\", \"to\": \"2026-11-01T00:00:00Z\"} | device",
                "{\"from\": \"2026-10-01T00:00:00Z\", \"to\": \"2026-11-01T00:00:00Z\"}                       | device",
                "{\"device\": \"a\", \"to\": \"2026-10-01T00:00:00Z\"}                                        | from",
                "{\"device\": \"a\", \"from\": \"2026-10-01T00:00:00Z\", \"to\": \"2026-10-01T00:00:00Z\"}     | to",
            })
    void aRedecodingThatCannotBeNamesTheField(String body, String field) {
        TestApi.Answer answer = send("POST", "/redecodings", body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("field").asText()).isEqualTo(field);
    }

    @Test
    void aDeviceIsErasedWithItsRegistration() {
        send("PUT", "/devices/kluse", "{\"name\": \"Kluse\"}");

        TestApi.Answer asked = send("DELETE", "/devices/kluse?erase=true", "");

        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        assertThat(asked.json().get("device").asText()).isEqualTo("kluse");
        assertThat(asked.json().get("done").asBoolean()).isFalse();
        assertThat(send("DELETE", "/devices/kluse", "").status()).isEqualTo(404);
        rows.execute("UPDATE request SET state = 'done', device = '', done_at = '2026-11-23T12:00:00Z',"
                + " erased = '{\"readings\": 7}'");
        JsonNode done =
                api.get("/api/v1/erasures/" + asked.json().get("id").asText()).json();
        assertThat(done.get("device").isNull()).isTrue();
        assertThat(done.get("doneAt").asText()).isEqualTo("2026-11-23T12:00:00Z");
        assertThat(done.at("/erased/readings").asInt()).isEqualTo(7);
    }

    @Test
    void nobodyIsErasedWhoIsNotThereAndErasingIsAYesOrNo() {
        assertThat(send("DELETE", "/devices/nobody?erase=true", "").status()).isEqualTo(404);
        assertThat(send("DELETE", "/devices/nobody?erase=perhaps", "")
                        .json()
                        .get("field")
                        .asText())
                .isEqualTo("erase");
        assertThat(api.get("/api/v1/erasures/999").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"device\": \"nobody\", \"from\": \"2026-10-01T00:00:00Z\", \"to\": \"2026-11-01T00:00:00Z\"} | device",
                "{\"profile\": \"none\", \"from\": \"2026-10-01T00:00:00Z\", \"to\": \"2026-11-01T00:00:00Z\"} | profile",
                "{\"from\": \"2026-10-01T00:00:00Z\", \"to\": \"2026-11-01T00:00:00Z\"}                       | device",
                "{\"device\": \"a\", \"from\": \"2026-10-01T00:00:00Z\"}                                      | to",
                "{\"device\": \"a\", \"from\": \"yesterday\", \"to\": \"2026-11-01T00:00:00Z\"}               | from",
                "{\"device\": \"a\", \"from\": \"2026-10-01T00:00:00Z\", \"to\": \"2026-10-01T00:00:00Z\"}     | to",
            })
    void aRecheckThatCannotBeNamesTheField(String body, String field) {
        TestApi.Answer answer = send("POST", "/rechecks", body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("field").asText()).isEqualTo(field);
    }

    @Test
    void whatIsUsedStays() {
        send("PUT", "/codecs/bin", CODEC);
        send("PUT", "/profiles/bin-sensor", PROFILE);
        send("PUT", "/devices/bin-7", "{\"profile\": \"bin-sensor\"}");

        TestApi.Answer codec = send("DELETE", "/codecs/bin", "");
        TestApi.Answer profile = send("DELETE", "/profiles/bin-sensor", "");

        assertThat(codec.status()).isEqualTo(409);
        assertThat(codec.json().get("detail").asText()).contains("bin-sensor");
        assertThat(profile.status()).isEqualTo(409);
        assertThat(profile.json().get("detail").asText()).contains("bin-7");
    }

    @Test
    void aDeviceMayBeRegisteredBeforeItSpeaks() {
        send("PUT", "/codecs/bin", CODEC);
        send("PUT", "/profiles/bin-sensor", PROFILE);

        TestApi.Answer made = send("POST", "/devices", """
                {"id": "bin-7", "name": "Laurentiusplatz", "location": {"latitude": 51.2557, "longitude": 7.1445},
                 "profile": "bin-sensor", "interval": "PT10M", "settings": {"binDepth": 1500}, "visibility": "internal"}""");

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        JsonNode device = api.get("/api/v1/devices/bin-7").json();
        assertThat(device).isEqualTo(made.json());
        assertThat(device.get("name").asText()).isEqualTo("Laurentiusplatz");
        assertThat(device.get("district").asText()).isEqualTo("Elberfeld");
        assertThat(device.get("profile").asText()).isEqualTo("bin-sensor");
        assertThat(device.get("interval").asText()).isEqualTo("PT10M");
        assertThat(device.get("settings").toString()).isEqualTo("{\"binDepth\":1500.0}");
        assertThat(device.get("lastSeen").isNull()).isTrue();
        assertThat(api.get("/api/v1/devices?profile=bin-sensor").json().get("items"))
                .hasSize(1);
        assertThat(send("DELETE", "/devices/bin-7", "").status()).isEqualTo(204);
        assertThat(api.get("/api/v1/devices/bin-7").status()).isEqualTo(404);
    }

    @Test
    void aPatchChangesWhatItNames() {
        rows.device("kluse-1", "Kluse", "Elberfeld", 51.2557, 7.1545);
        send("PUT", "/devices/kluse-1", "{\"name\": \"Pegel Kluse\", \"settings\": {\"sensorHeight\": 6120}}");

        TestApi.Answer patched =
                send("PATCH", "/devices/kluse-1", "{\"name\": null, \"settings\": {\"binDepth\": 900}}");

        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
        assertThat(patched.json().get("settings")).hasSize(2);
        assertThat(send("PATCH", "/devices/nobody", "{}").status()).isEqualTo(404);
    }

    @Test
    void aDeviceIsFoundByWhatPeopleRememberOfIt() {
        rows.device("kluse-1", "Pegel Kluse", "Elberfeld", 51.2557, 7.1545)
                .device("glas-2", "Glascontainer 100 %", "Barmen", 51.27, 7.2);

        assertThat(found("KLUSE-1")).containsExactly("kluse-1");
        assertThat(found("pegel")).containsExactly("kluse-1");
        assertThat(found("barmen")).containsExactly("glas-2");
        assertThat(found("100%20%25")).containsExactly("glas-2");
        assertThat(found("_")).isEmpty();
    }

    private List<String> found(String search) {
        return api.get("/api/v1/devices?search=" + search).json().get("items").findValuesAsText("id");
    }

    @Test
    void aDeviceThatGetsAProfileHasWhatWaitedReadAgain() {
        send("PUT", "/codecs/bin", CODEC);
        send("PUT", "/profiles/bin-sensor", PROFILE);
        rows.deviceNowhere("bin-7")
                .deadLetter("0-1", NOON, "unclaimed", new byte[] {1})
                .deadLetter("0-2", NOON, "not-json", new byte[] {1})
                .deadLettersAreOf("bin-7");

        assertThat(api.get("/api/v1/devices?unclaimed=true")
                        .json()
                        .at("/items/0/unclaimed")
                        .asInt())
                .isEqualTo(1);
        assertThat(api.get("/api/v1/dead-letters/counts?device=bin-7").text())
                .contains("{\"reason\":\"unclaimed\",\"open\":1,\"total\":1}");
        send("PUT", "/devices/bin-7", "{\"profile\": \"bin-sensor\"}");

        assertThat(api.get("/api/v1/dead-letters/0-1").json().get("state").asText())
                .isEqualTo("asked");
        assertThat(api.get("/api/v1/dead-letters/0-2").json().get("state").asText())
                .isEqualTo("open");
        assertThat(api.get("/api/v1/devices/bin-7").json().get("unclaimed").asInt())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/codecs/x       | {\"form\": \"cobol\", \"source\": \"\"}                             | form",
                "/codecs/x       | {\"form\": \"javascript\"}                                        | source",
                "/codecs/x       | {\"form\": \"javascript\", \"source\": \"function (\"}              | source",
                "/codecs/x       | {\"form\": \"javascript\", \"source\": 7}                         | source",
                "/codecs/X       | {\"form\": \"cayenne-lpp\"}                                        | id",
                "/codecs/x       | {\"form\": \"cayenne-lpp\", \"colour\": \"red\"}                  | colour",
                "/codecs/x       | {\"form\": \"javascript\", \"source\": \"for (;;) {}\"}             | source",
                "/codecs/x       | {\"form\": \"javascript\", \"source\": \"function Decoder() {}; a = 'x'; for (;;) a += a\"} | source",
                "/codecs/x       | {\"form\": \"javascript\", \"source\": \"// \\u0000\\nfunction Decoder() {}\"} | source",
                "/codecs/x       | {\"form\": \"javascript\", \"source\": \"// \\ud800\\nfunction Decoder() {}\"} | source",
                "/codecs/x       | {\"form\": \"binary\", \"source\": \"fields: [{type: u9}]\"}        | source",
                "/codecs/x       | {\"form\": \"binary\", \"source\": \"\"}                            | source",
                "/codecs/x       | {\"form\": \"binary\", \"source\": \"records: {'01': [{type: u8, at: -2}]}\"} | source",
                "/profiles/x     | {\"name\": \"\"}                                                   | name",
                "/profiles/x     | {\"name\": \"a\\u0000b\"}                                          | name",
                "/profiles/x     | {\"name\": \"x\", \"codec\": \"No body\"}                           | codec",
                "/profiles/x     | {\"name\": \"x\", \"codec\": 7}                                     | codec",
                "/profiles/X     | {\"name\": \"x\"}                                                  | id",
                "/profiles/x     | {\"name\": \"x\", \"interval\": \"PT0S\"}                           | interval",
                "/profiles/x     | {\"name\": \"x\", \"interval\": 30}                                | interval",
                "/profiles/x     | {\"name\": \"x\", \"properties\": {}}                             | properties",
                "/profiles/x     | {\"name\": \"x\", \"checks\": [{}]}                               | checks[0].property",
                "/profiles/x     | {\"name\": \"x\", \"checks\": [{\"property\": \"t\"}, {\"property\": \"t\"}]} | checks",
                "/profiles/x     | {\"name\": \"x\", \"checks\": [{\"property\": \"t\", \"min\": 3, \"max\": 2}]} | checks[0].min",
                "/profiles/x     | {\"name\": \"x\", \"checks\": [{\"property\": \"t\", \"rate\": {\"most\": 0, \"per\": \"PT1M\"}}]} | checks[0].rate.most",
                "/profiles/x     | {\"name\": \"x\", \"checks\": [{\"property\": \"t\", \"rate\": {\"most\": 1, \"per\": \"P2D\"}}]} | checks[0].rate.per",
                "/profiles/x     | {\"name\": \"x\", \"checks\": [{\"property\": \"t\", \"stuck\": {\"after\": \"soon\"}}]} | checks[0].stuck.after",
                "/profiles/x     | {\"name\": \"x\", \"checks\": [{\"property\": \"t\", \"spike\": {\"by\": 1}}]} | checks[0].spike.within",
                "/profiles/x     | {\"name\": \"x\", \"checks\": [{\"property\": \"t\", \"humidity\": {\"above\": 101, \"within\": \"PT1M\"}}]} | checks[0].humidity.above",
                "/profiles/x     | {\"name\": \"x\", \"clock\": {\"values\": 1}}                     | clock.values",
                "/profiles/x     | {\"name\": \"x\", \"clock\": {\"behind\": \"-PT1M\"}}             | clock.behind",
                "/profiles/x     | {\"name\": \"x\", \"clock\": {\"late\": 1}}                       | clock.late",
                "/profiles/x     | {\"name\": \"x\", \"properties\": [7]}                            | properties[0]",
                "/profiles/x     | {\"name\": \"x\", \"properties\": [{\"from\": \" \", \"property\": \"x\"}]} | properties[0].from",
                "/profiles/x     | {\"name\": \"x\", \"properties\": [{\"from\": \"a\", \"property\": \"a,b\"}]} | properties[0].property",
                "/profiles/x     | {\"name\": \"x\", \"properties\": [{\"from\": \"a\", \"property\": \"x\", \"unit\": \"furlongs\"}]} | properties[0].unit",
                "/profiles/x     | {\"name\": \"x\", \"properties\": [{\"from\": \"a\", \"property\": \"x\", \"derive\": \"x\"}]} | properties[0].derive",
                "/profiles/x     | {\"name\": \"x\", \"properties\": [{\"from\": \"a\", \"property\": \"co2\", \"derive\": \"water-level\"}]} | properties[0].derive",
                "/profiles/x     | {\"name\": \"x\", \"properties\": [{\"from\": \"a\", \"property\": \"x\", \"min\": 2, \"max\": 1}]} | properties[0].min",
                "/profiles/x     | {\"name\": \"x\", \"properties\": [{\"from\": \"a\", \"property\": \"x\", \"max\": 1e999}]} | properties[0].max",
                "/profiles/x     | {\"name\": \"x\", \"codec\": \"nobody\"}                            | codec",
                "/profiles/x     | {\"name\": \"x\", \"interval\": \"soon\"}                           | interval",
                "/profiles/x     | {\"name\": \"x\", \"properties\": [{\"from\": \"a\"}]}             | properties[0].property",
                "/profiles/x     | {\"name\": \"x\", \"properties\": [{\"from\": \"a\", \"property\": \"pressure\", \"unit\": \"mm\"}]} | properties[0].unit",
                "/profiles/x     | {\"name\": \"x\", \"properties\": [{\"from\": \"a\", \"property\": \"x\", \"unti\": \"mm\"}]} | properties[0].unti",
                "/profiles/x     | {\"name\": \"x\", \"history\": \"history\"}                        | history",
                "/profiles/x     | {\"name\": \"x\", \"history\": {\"from\": \"history\"}}             | history.time",
                "/profiles/x     | {\"name\": \"x\", \"history\": {\"from\": \"\", \"time\": \"t\"}}      | history",
                "/profiles/x     | {\"name\": \"x\", \"history\": {\"from\": \"h\", \"time\": \"t\", \"zone\": \"UTC\"}} | history.zone",
                "/devices/x      | {\"profile\": \"nobody\"}                                          | profile",
                "/devices/x      | {\"profile\": \"No body\"}                                         | profile",
                "/devices/x      | {\"name\": \" \"}                                                  | name",
                "/devices/x      | {\"name\": \"\\u0000\"}                                             | name",
                "/devices/x      | {\"interval\": \"soon\"}                                         | interval",
                "/devices/x      | {\"interval\": \"PT0S\"}                                         | interval",
                "/devices/x      | {\"settings\": {\"depth\": 1}}                                      | settings.depth",
                "/devices/x      | {\"settings\": {\"binDepth\": -1}}                                  | settings.binDepth",
                "/devices/x      | {\"location\": {\"latitude\": 91, \"longitude\": 7}}                | location",
                "/devices/x      | {\"location\": {\"latitude\": 51}}                                  | location.longitude",
                "/devices/x      | {\"visibility\": \"secret\"}                                       | visibility",
                "/devices/x      | {\"id\": \"y\"}                                                    | id",
                "/gateways/x     | {\"name\": \"\"}                                                   | name",
                "/gateways/x     | {\"name\": 5}                                                      | name",
            })
    void whatCannotBeRegisteredIsNamedAndNothingIsKept(String path, String body, String field) {
        TestApi.Answer answer = send("PUT", path, body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("field").asText()).isEqualTo(field);
        assertThat(rows.changes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"form\":", "[]", "7", "{\"form\": 1, \"form\": 2}"})
    void aBodyThatIsNoJsonObjectIsABadRequest(String body) {
        TestApi.Answer answer = send("PUT", "/codecs/x", body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("type").asText()).isEqualTo("https://talpuls.city/problems/bad-request");
    }

    @Test
    void aFormOfAWebPageIsNoBody() {
        TestApi.Answer answer = api.send(HttpRequest.newBuilder(api.uri("/api/v1/gateways/x"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .PUT(HttpRequest.BodyPublishers.ofString("name=x"))
                .build());

        assertThat(answer.status()).isEqualTo(415);
    }

    private TestApi.Answer send(String method, String path, String body) {
        return api.send(HttpRequest.newBuilder(api.uri("/api/v1" + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8)))
                .build());
    }
}
