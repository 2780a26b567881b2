package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RunningApi.class)
class CodecTrialIT {

    private final TestApi api;
    private final TestDatabase rows;

    CodecTrialIT(TestApi api) {
        this.api = api;
        this.rows = api.empty();
    }

    @Test
    void aCodecIsTriedAndNothingIsStored() {
        TestApi.Answer answer = tried("""
                {"form": "javascript", "fPort": 2, "bytes": "0a1b ff",
                 "source": "function decodeUplink(i) { return {data: {TempC_SHT: i.bytes[1], x: null, s: 'on', p: i.fPort}, warnings: ['w']}; }"}""");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("""
                {"data":{"TempC_SHT":27,"x":null,"s":"on","p":2},\
                "readings":[{"property":"temperature","unit":"Cel","value":27.0},{"property":"p","unit":null,"value":2.0}],\
                "warnings":["w"],"errors":[]}""");
        assertThat(rows.changes()).isEmpty();
    }

    @Test
    void aTrialTellsTheTimesOfWhatWasMeasuredEarlier() {
        TestApi.Answer answer = tried("""
                {"form": "binary", "bytes": "000000000015 6553f10000d7", "history": {"from": "past", "time": "at"},
                 "source": "{into: past, fields: [{name: at, type: u32}, {name: temperature, type: s16, scale: 0.1}]}"}""");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("readings").toString()).isEqualTo("""
                [{"property":"temperature","unit":"Cel","value":2.1,"time":"1970-01-01T00:00:00Z"},\
                {"property":"temperature","unit":"Cel","value":21.5,"time":"2023-11-14T22:13:20Z"}]""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "throw new Error('no')     ¦ Error: no",
                "for (;;) {}               ¦ stopped",
                "return 'text'             ¦ string",
                "java.lang.System.exit(1)  ¦ not defined",
                "require('fs')             ¦ not defined",
                "fetch('http://[::1]/')    ¦ not defined",
                "std.open('/etc/passwd')   ¦ not defined",
                "new WebAssembly.Memory()  ¦ not defined",
                "Function('return process')()                        ¦ not defined",
                "for (a = []; ; ) a.push(new Uint8Array(1e6))        ¦ 16 MiB of memory|stopped",
                "return {data: {x: 'x'.repeat(1e7)}}                 ¦ 16 MiB of memory|stopped",
                "return {data: {x: 'x'.repeat(1e5)}}                 ¦ it gave 100008 characters",
                "throw '\\\\ud800'                                     ¦ \uFFFD",
                "return {data: {x: 1e101}}                           ¦ x is 1.0E101",
                "return {data: {'a,b': 1}}                           ¦ 'a,b' cannot name a property",
                "return {errors: ['bad']}  ¦ bad",
            })
    void aCodecThatFailsIsAnAnswerAndNoError(String code, String error) {
        TestApi.Answer answer =
                tried("{\"form\": \"javascript\", \"bytes\": \"00\", \"source\": \"function decodeUplink(i) { " + code
                        + " }\"}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        // Which limit is met first, that of memory or that of time, is the machine's business.
        assertThat(answer.json().at("/errors/0").asText()).containsPattern(error);
        assertThat(answer.json().get("readings")).isEmpty();
    }

    @Test
    void whatIsNoNumberAndWhatIsNoTextIsAWarningAndNoReading() {
        TestApi.Answer answer = tried("""
                {"form": "javascript", "bytes": "00", "source": "function Decoder() { return {x: NaN, s: '\\\\ud800\\\\0'}; }"}""");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("data").toString()).isEqualTo("{\"x\":null,\"s\":\"\uFFFD\\u0000\"}");
        assertThat(answer.json().get("warnings").toString()).isEqualTo("[\"x is NaN\"]");
        assertThat(answer.json().get("readings")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"form\": \"javascript\", \"source\": \"x\", \"bytes\": \"0g\"} | bytes",
                "{\"form\": \"javascript\", \"source\": \"x\\u0000\", \"bytes\": \"00\"} | source",
                "{\"form\": \"javascript\", \"source\": \"x\", \"bytes\": \"0\"}  | bytes",
                "{\"form\": \"javascript\", \"source\": \"x\"}                    | bytes",
                "{\"form\": \"javascript\", \"bytes\": \"00\"}                    | source",
                "{\"source\": \"x\", \"bytes\": \"00\"}                           | form",
                "{\"form\": \"javascript\", \"source\": \"x\", \"bytes\": \"00\", \"fPort\": 256} | fPort",
            })
    void whatCannotBeTriedIsNamed(String body, String field) {
        TestApi.Answer answer = tried(body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("field").asText()).isEqualTo(field);
    }

    private TestApi.Answer tried(String body) {
        return api.send(HttpRequest.newBuilder(api.uri("/api/v1/codecs/try"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8)))
                .build());
    }
}
