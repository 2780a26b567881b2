package city.talpuls.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a gateway's message to what the API answers, through the platform as a newcomer starts it. */
@ExtendWith(SharedPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SensorToChartIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final Platform platform;
    private final ApiClient api;
    private final Gateway gateway;

    SensorToChartIT(Platform platform) throws MqttException {
        this.platform = platform;
        this.api = new ApiClient(platform.httpUri(), platform.adminKey());
        this.gateway = Gateway.connect(platform);
    }

    @AfterAll
    void stop() throws MqttException {
        gateway.close();
    }

    @Test
    void aChirpStackMessageIsServedUnderItsDevEui() throws MqttException {
        gateway.publish("application/6ffb9a50/device/A84041FFFF1234AB/event/up", """
                {"deduplicationId":"3f2b8a0e","time":"%s","deviceInfo":{"deviceName":"Pegel Kluserbrücke",
                 "devEui":"a84041ffff1234ab","tags":{"latitude":"51.2557","longitude":"7.1545"}},
                 "object":{"water_level":34.5}}""".formatted(now));

        assertThat(firstPoint("a84041ffff1234ab", "water_level").path("value").asDouble())
                .isEqualTo(34.5);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(api.get("/api/v1/latest?property=water_level&district=Elberfeld")
                                .path("features"))
                        .anySatisfy(feature -> {
                            assertThat(feature.at("/properties/device").asText())
                                    .isEqualTo("a84041ffff1234ab");
                            assertThat(feature.at("/properties/name").asText()).isEqualTo("Pegel Kluserbrücke");
                            assertThat(feature.at("/geometry/coordinates/1").asDouble())
                                    .isEqualTo(51.2557);
                        }));
    }

    @Test
    void aMessageOfTheThingsStackIsServedUnderItsDevEui() throws MqttException {
        gateway.publish("v3/valley@wuppertal/devices/bin-7/up", """
                {"end_device_ids":{"device_id":"bin-7","dev_eui":"A84041FFFF1234AC"},"received_at":"%s",
                 "uplink_message":{"session_key_id":"AYfg","received_at":"%s","decoded_payload":{"fill_level":73}}}""".formatted(now, now));

        assertThat(firstPoint("a84041ffff1234ac", "fill_level").path("value").asDouble())
                .isEqualTo(73);
    }

    /** A made-up gauge that says 34.5, heard at -87 dBm with an snr of 0, which is left out. */
    @Test
    void anUplinkOfChirpStackInProtobufIsServedWithHowWellItWasHeard() throws MqttException {
        gateway.publish(
                "application/6ffb9a50/device/a84041ffff1234ad/event/up",
                Base64.getDecoder()
                        .decode("CiRiNmExYzlhMi0xZDBlLTRhMGMtOGYxYS0yZjBjNWExZjdlMTAaEkIQYTg0MDQxZmZmZjEyMzRhZFoa"
                                + "ChgKC3dhdGVyX2xldmVsEgkRAAAAAABAQUBiCzCp//////////8BagQSAhoA"));

        assertThat(firstPoint("a84041ffff1234ad", "water_level").path("value").asDouble())
                .isEqualTo(34.5);
        assertThat(firstPoint("a84041ffff1234ad", "rssi").path("value").asDouble())
                .isEqualTo(-87);
        assertThat(firstPoint("a84041ffff1234ad", "snr").path("value").asDouble())
                .isZero();
    }

    /** One record: n "temperature", u "K", v 294.65. */
    @Test
    void aSenMlPackInCborIsServed() throws MqttException {
        gateway.publish(
                "talpuls/v1/gateway-1/native-2/up",
                HexFormat.of().parseHex("81a3006b74656d706572617475726501614b02fb40726a6666666666"));

        assertThat(firstPoint("native-2", "temperature").path("value").asDouble())
                .isCloseTo(21.5, Offset.offset(1e-9));
    }

    @Test
    void aNativeMessageIsServedAndFillsItsWindows() throws MqttException {
        gateway.publish(
                "talpuls/v1/gateway-1/native-1/up", "{\"time\":\"" + now + "\",\"temperature\":21.5,\"fill_level\":0}");
        gateway.publish(
                "talpuls/v1/gateway-1/native-1/up",
                "[{\"n\":\"temperature\",\"u\":\"K\",\"v\":296.65,\"t\":%d}]"
                        .formatted(now.minusSeconds(1).getEpochSecond()));

        assertThat(firstPoint("native-1", "fill_level").path("value").asDouble())
                .isZero();
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<JsonNode> hours = api.all(
                    "/api/v1/readings?device=native-1&property=temperature&interval=1h&from="
                            + now.minus(2, ChronoUnit.HOURS) + "&to=" + now.plus(1, ChronoUnit.HOURS),
                    "points");
            assertThat(hours.stream()
                            .mapToLong(hour -> hour.path("count").asLong())
                            .sum())
                    .isEqualTo(2);
            assertThat(hours.stream()
                            .mapToDouble(hour -> hour.path("max").asDouble())
                            .max())
                    .hasValueCloseTo(23.5, Offset.offset(1e-9));
        });
    }

    @Test
    void aReadingOfMonthsAgoEndsInItsWindowsToo() throws MqttException {
        Instant then = now.minus(100, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
        for (int minute = 0; minute < 60; minute += 10) {
            gateway.publish(
                    "talpuls/v1/gateway-1/late-1/up",
                    "{\"time\":\"" + then.plus(minute, ChronoUnit.MINUTES) + "\",\"sound_level\":" + (50 + minute)
                            + "}");
        }

        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode hour = api.get("/api/v1/readings?device=late-1&property=sound_level&interval=1h&from=" + then
                            + "&to=" + then.plus(1, ChronoUnit.HOURS))
                    .path("points")
                    .path(0);
            assertThat(hour.path("count").asLong()).isEqualTo(6);
            // By energy, which the loudest has most of.
            assertThat(hour.path("mean").asDouble()).isCloseTo(92.6761, Offset.offset(1e-4));
        });
    }

    @Test
    void whatCannotBeReadIsFoundWithItsBytesAndTheAccountStillBalances() throws MqttException {
        Map<String, byte[]> bad = new LinkedHashMap<>();
        bad.put("not-json", "hello".getBytes(StandardCharsets.UTF_8));
        bad.put("not-utf8", new byte[] {'{', (byte) 0xff, '}'});
        bad.put("empty", new byte[0]);
        bad.put("wrong-form", "17".getBytes(StandardCharsets.UTF_8));
        bad.put("no-readings", "{\"temperature\":\"warm\"}".getBytes(StandardCharsets.UTF_8));
        bad.put("unreadable-time", "{\"time\":\"noon\",\"no2\":1}".getBytes(StandardCharsets.UTF_8));
        bad.put("implausible-time", "{\"time\":\"1970-01-01T00:00:00Z\",\"no2\":1}".getBytes(StandardCharsets.UTF_8));
        bad.put("implausible-value", "{\"no2\":1e999}".getBytes(StandardCharsets.UTF_8));
        for (byte[] payload : bad.values()) {
            gateway.publish("talpuls/v1/gateway-1/broken/up", payload);
        }
        gateway.publish("talpuls/v1/gateway-1/broken/up", "[".repeat(100_000));
        gateway.publish("talpuls/v1/gateway-1/broken/up", "x".repeat(1024 * 1024));
        gateway.publish("talpuls/v1/gateway-1/a b/up", "{\"no2\":1}");

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(reasons()).containsAll(bad.keySet()).contains("no-device");
            assertThat(payloads("too-large")).contains("x".repeat(256 * 1024).getBytes(StandardCharsets.UTF_8));
            for (var letter : bad.entrySet()) {
                assertThat(payloads(letter.getKey()))
                        .as(letter.getKey())
                        .anySatisfy(payload -> assertThat(payload).isEqualTo(letter.getValue()));
            }
        });
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode account = api.get("/api/v1/accounting");
            assertThat(account.path("pending").asLong()).as(account.toString()).isZero();
            assertThat(account.path("balance").asLong()).as(account.toString()).isZero();
            assertThat(account.path("received").asLong()).isGreaterThan(bad.size());
        });
    }

    @Test
    void whatACodecMayNotDoIsContainedAndReportedAndOthersGoOn() throws MqttException {
        List<Trespass> trespasses = List.of(
                new Trespass("for (;;) {}", "codec-stopped", "ms of CPU time"),
                new Trespass("Promise.resolve().then(function () { for (;;) {} })", "codec-stopped", "ms of CPU time"),
                new Trespass("for (var a = 'x'; ; ) a += a", "codec-failed", "string too long"),
                new Trespass("for (var a = []; ; ) a.push(new Uint8Array(1000000))", "codec-stopped", "16 MiB"),
                new Trespass("return decodeUplink(input)", "codec-", "of the device's profile"),
                new Trespass("require('fs').readFileSync('/etc/passwd')", "codec-failed", "is not defined"),
                new Trespass("process.exit(1)", "codec-failed", "is not defined"),
                new Trespass("fetch('http://127.0.0.1/')", "codec-failed", "is not defined"),
                new Trespass("java.lang.System.exit(1)", "codec-failed", "is not defined"),
                new Trespass("Polyglot.eval('java', '')", "codec-failed", "is not defined"),
                new Trespass("std.loadFile('/etc/passwd')", "codec-failed", "is not defined"),
                new Trespass("os.exec(['id'])", "codec-failed", "is not defined"),
                new Trespass("return import('std')", "codec-failed", "data gave nothing"),
                new Trespass("new WebAssembly.Memory({initial: 1})", "codec-failed", "is not defined"),
                new Trespass("Function('return process')()", "codec-failed", "is not defined"),
                new Trespass("decodeUplink.constructor('return this')().process.exit(1)", "codec-failed", "undefined"),
                new Trespass("Object.prototype.toJSON = function () {}", "codec-failed", "it gave no answer"),
                new Trespass("return 'text'", "codec-failed", "decodeUplink gave a string"),
                new Trespass("return {data: {x: 'x'.repeat(10000000)}}", "codec-stopped", "it was stopped"),
                new Trespass("return {data: {x: 'x'.repeat(100000)}}", "codec-failed", "it gave 100008 characters"),
                new Trespass("return {data: {x: NaN}}", "no-readings", "x is NaN"),
                new Trespass("return {data: {x: 1e101}}", "implausible-value", "x is 1.0E101"));
        for (int i = 0; i < trespasses.size(); i++) {
            speaksBy("%016x".formatted(0xBAD00 + i), trespasses.get(i).code());
        }
        speaksBy("00000000000600d0", "return {data: {no2: input.bytes[0]}}");

        assertThat(firstPoint("00000000000600d0", "no2").path("value").asDouble())
                .isEqualTo(7);
        await().atMost(PATIENCE).untilAsserted(() -> {
            for (int i = 0; i < trespasses.size(); i++) {
                Trespass trespass = trespasses.get(i);
                assertThat(api.all("/api/v1/dead-letters?device=%016x".formatted(0xBAD00 + i), "items"))
                        .as(trespass.code())
                        .singleElement()
                        .satisfies(letter -> {
                            assertThat(letter.path("reason").asText()).startsWith(trespass.reason());
                            assertThat(letter.path("detail").asText()).contains(trespass.detail());
                        });
            }
        });
    }

    /** What a codec tries, and the dead letter that tells of it. */
    private record Trespass(String code, String reason, String detail) {}

    /** Registers a device that is decoded by this code, and has it speak. */
    private void speaksBy(String device, String code) throws MqttException {
        api.put(
                "/api/v1/codecs/of-" + device,
                "{\"form\": \"javascript\", \"source\": \"function decodeUplink(input) { " + code
                        + "; return {data: {x: 1}}; }\"}");
        api.put("/api/v1/profiles/of-" + device, "{\"name\": \"Of one\", \"codec\": \"of-" + device + "\"}");
        api.put("/api/v1/devices/" + device, "{\"profile\": \"of-" + device + "\"}");
        gateway.publish(
                "application/city/device/" + device + "/event/up",
                "{\"time\":\"" + now + "\",\"fPort\":2,\"data\":\"Bw==\"}");
    }

    @Test
    void aMendedCodecReadsAgainWhatCameBeforeAndAnErasedDeviceLeavesNothing() throws MqttException {
        String device = "00000000000600d1";
        speaksBy(device, "return {data: {no2: input.bytes[0]}}");
        assertThat(firstPoint(device, "no2").path("value").asDouble()).isEqualTo(7);
        api.put(
                "/api/v1/codecs/of-" + device,
                "{\"form\": \"javascript\", \"source\":"
                        + " \"function decodeUplink(input) { return {data: {no2: input.bytes[0] / 10}}; }\"}");
        var printed = new ByteArrayOutputStream();
        var asking = new Asking(
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                new Port(platform.httpUri().getPort()),
                new KeyOptions.Key(platform.adminKey()),
                Duration.ofMillis(100));

        await().atMost(PATIENCE).untilAsserted(() -> {
            asking.redecode(
                    device,
                    now.minusSeconds(60).toString(),
                    now.plusSeconds(600).toString());
            assertThat(firstPoint(device, "no2").path("value").asDouble()).isEqualTo(0.7);
            assertThat(api.get("/api/v1/readings?device=" + device + "&property=no2&interval=1h")
                            .at("/points/0/max")
                            .asDouble())
                    .isEqualTo(0.7);
        });

        assertThatCode(() -> asking.erase(device)).doesNotThrowAnyException();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("read again: 1 messages of " + device, "erased: " + device, "1 readings", "1 uplinks");
        assertThat(api.ask("/api/v1/devices/" + device).statusCode()).isEqualTo(404);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                api.get("/api/v1/accounting").path("balance").asLong())
                        .isZero());
    }

    private Stream<String> reasons() {
        return api.all("/api/v1/dead-letters?limit=100", "items").stream()
                .map(letter -> letter.path("reason").asText());
    }

    private Stream<byte[]> payloads(String reason) {
        return api.all("/api/v1/dead-letters?reason=" + reason + "&limit=100", "items").stream()
                .map(letter -> Base64.getDecoder().decode(letter.path("payload").asText()));
    }

    private JsonNode firstPoint(String device, String property) {
        String path = "/api/v1/readings?device=" + device + "&property=" + property + "&interval=raw";
        await().atMost(PATIENCE)
                .until(() -> api.ask(path).statusCode() == 200
                        && !api.get(path).path("points").isEmpty());
        return api.get(path).path("points").path(0);
    }
}
