package city.talpuls.codec.javascript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.talpuls.codec.BadCodecException;
import city.talpuls.codec.Codec;
import city.talpuls.codec.Decoded;
import city.talpuls.codec.Decoded.Fault;
import city.talpuls.codec.Frame;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JavaScriptTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static final JavaScript JAVA_SCRIPT = new JavaScript(2, JavaScript.DECODE_LIMIT);

    @AfterAll
    static void close() {
        JAVA_SCRIPT.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "function decodeUplink(input) { return {data: {t: input.bytes[0], port: input.fPort}}; }",
                "var decodeUplink = function (input) { return {data: {t: input.bytes[0], port: input.fPort}}; };",
                "const decodeUplink = ({bytes, fPort}) => ({data: {t: bytes[0], port: fPort}, warnings: [], errors: []});",
                "'use strict'; function decodeUplink(input) { return {data: {t: input.bytes[0], port: input.fPort}}; }",
                "function Decode(fPort, bytes, variables) { return {t: bytes[0], port: fPort}; }",
                "function Decoder(bytes, port) { return {t: bytes[0], port: port}; }",
                "function Decoder(b, p) { return {no: 1}; } function decodeUplink(i) { return {data: {t: i.bytes[0], port: i.fPort}}; }",
                "export function decodeUplink(input) { return {data: {t: input.bytes[0], port: input.fPort}}; }",
                "function decodeUplink(input) { return {data: {t: input.bytes[0], port: input.fPort}}; }\nexport { decodeUplink };",
            })
    void aScriptOfEveryFormIsUnderstood(String source) throws BadCodecException {
        assertThat(data(source, 2, "2a")).isEqualTo("{\"t\":42,\"port\":2}");
    }

    @Test
    void aSloppyScriptRunsAsItDoesAtTheNetworkServers() throws BadCodecException {
        assertThat(data("""
                        function Decoder(bytes, port) {
                            decoded = {};
                            for (i = 0; i < bytes.length; i++) { decoded['b' + i] = bytes[i] & 017; }
                            with (decoded) { b0 = b0 + 0.5; }
                            return decoded;
                        }""", 1, "ff10")).isEqualTo("{\"b0\":15.5,\"b1\":0}");
    }

    @Test
    void theTimeOfReceiptIsADate() throws BadCodecException {
        assertThat(data("function decodeUplink(i) { return {data: {at: i.recvTime.toISOString()}}; }", 1, ""))
                .isEqualTo("{\"at\":\"2026-11-23T12:00:00.000Z\"}");
    }

    @Test
    void whatDecodersUseBesideTheLanguageIsThere() throws BadCodecException {
        assertThat(data("""
                        function decodeUplink(input) {
                            console.log('decoding', input);
                            var float = new Float32Array(new Uint8Array(input.bytes).buffer)[0];
                            return {data: {
                                float: float,
                                text: Buffer.from(input.bytes).toString('hex'),
                                base64: btoa(String.fromCharCode.apply(null, input.bytes)),
                                back: atob('AAAgQg==').length,
                                buffer: Buffer.from(input.bytes).readFloatLE(0),
                                pad: '5'.padStart(3, '0'),
                                has: typeof module + typeof require + typeof exports
                            }};
                        }""", 1, "00002042"))
                .isEqualTo(
                        "{\"float\":40,\"text\":\"00002042\",\"base64\":\"AAAgQg==\",\"back\":4,\"buffer\":40,\"pad\":\"005\","
                                + "\"has\":\"undefinedundefinedundefined\"}");
    }

    @Test
    void everyPayloadFindsTheScriptAsItWasLoaded() throws BadCodecException {
        Codec codec = JAVA_SCRIPT.compile("""
                var count = 0;
                function decodeUplink(input) { Array.prototype.spoiled = true; leaked = 1; return {data: {n: ++count}}; }""");

        codec.decode(frame(1, "00"));

        assertThat(codec.decode(frame(1, "00"))).isEqualTo(codec.decode(frame(1, "00")));
        assertThat(codec.decode(frame(1, "00")).toString()).contains("{\"n\":1}");
    }

    @Test
    void scriptsDoNotMeetEachOther() throws BadCodecException {
        Codec first =
                JAVA_SCRIPT.compile("secret = 1; function decodeUplink(i) { return {data: {s: typeof secret}}; }");
        Codec second = JAVA_SCRIPT.compile("function decodeUplink(i) { return {data: {s: typeof secret}}; }");

        assertThat(first.decode(frame(1, "")).toString()).contains("{\"s\":\"number\"}");
        assertThat(second.decode(frame(1, "")).toString()).contains("{\"s\":\"undefined\"}");
    }

    @Test
    void valuesThatJsonDoesNotHaveAreNull() throws BadCodecException {
        var values = (Decoded.Values) decode(
                "function decodeUplink(i) { return {data: {a: NaN, b: undefined, c: -1/0, d: 5n, e: new Date(0)}}; }",
                1,
                "");

        assertThat(values.data())
                .hasToString("{\"a\":null,\"b\":null,\"c\":null,\"d\":5,\"e\":\"1970-01-01T00:00:00.000Z\"}");
        assertThat(values.warnings()).containsExactly("a is NaN", "c is -Infinity");
    }

    @Test
    void warningsAndErrorsAreTheCodecsOwnWords() throws BadCodecException {
        String source = "function decodeUplink(i) { return i.fPort == 1 ? {data: {x: 1}, warnings: ['low battery']}"
                + " : {errors: ['unknown port ' + i.fPort]}; }";

        assertThat(((Decoded.Values) decode(source, 1, "")).warnings()).containsExactly("low battery");
        assertThat(decode(source, 9, "")).isEqualTo(failed("unknown port 9"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return 'hello'                | decodeUplink gave a string, where {data: {..}} belongs",
                "return {data: 'hello'}        | data gave a string, where an object belongs",
                "return {data: [1]}            | data gave a list, where an object belongs",
                "return {}                     | data gave nothing, where an object belongs",
                "return undefined              | decodeUplink gave nothing, where {data: {..}} belongs",
                "throw 'not mine'              | not mine",
                "throw new Error('too short')  | Error: too short",
                "return {data: {x: 'x'.repeat(100000)}}   | it gave 100008 characters of values, where 65536 are the most",
                "var a = {}; a.a = a; return {data: a}    | TypeError: circular reference",
                "return {data: null.x}         | TypeError: cannot read property 'x' of null",
            })
    void whatNoCodecMayGiveIsRefusedInWords(String body, String error) throws BadCodecException {
        var failure = (Decoded.Failure) decode("function decodeUplink(input) { " + body + "; }", 1, "");

        assertThat(failure.fault()).isEqualTo(Fault.FAILED);
        assertThat(failure.errors()).singleElement().asString().startsWith(error);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (;;) {}",
                "while (true) { try { for (;;) {} } catch (e) {} }",
                "/(a+)+$/.test('a'.repeat(40) + 'b')",
            })
    void aScriptWithoutEndIsStopped(String body) throws BadCodecException {
        var failure =
                (Decoded.Failure) decode("function decodeUplink(input) { " + body + "; return {data: {}}; }", 1, "");

        assertThat(failure.fault()).isEqualTo(Fault.STOPPED);
        assertThat(failure.errors()).singleElement().asString().matches("it was stopped after \\d+ ms of CPU time");
        assertThatAnotherStillWorks();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var a = []; for (;;) a.push(new Uint8Array(1000000))",
                "var a = []; for (;;) a = [a, a]",
                "new Uint8Array(2000000000)",
                "'x'.repeat(500000000)",
                "return {data: {x: 'x'.repeat(10000000)}}",
                "new Array(100000000).fill(1)",
            })
    void aScriptThatTakesMemoryWithoutEndIsStopped(String body) throws BadCodecException {
        var failure = (Decoded.Failure)
                decode("function decodeUplink(input) { " + body + "; return {data: {x: 1}}; }", 1, "");

        assertThat(failure.fault()).as(failure.toString()).isEqualTo(Fault.STOPPED);
        assertThatAnotherStillWorks();
    }

    @Test
    void aTextWithoutEndIsRefused() throws BadCodecException {
        assertThat(decode("function decodeUplink(input) { var s = 'x'; for (;;) s += s; }", 1, "")
                        .toString())
                .contains("string too long");
    }

    @Test
    void aScriptThatCallsItselfWithoutEndIsContained() throws BadCodecException {
        assertThat(decode("function decodeUplink(input) { return decodeUplink(input) + 1; }", 1, ""))
                .isInstanceOf(Decoded.Failure.class);
        assertThatAnotherStillWorks();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Java.type('java.lang.System').exit(1)",
                "java.lang.System.exit(1)",
                "require('fs').readFileSync('/etc/passwd')",
                "process.exit(1)",
                "Javy.IO.readSync(0, new Uint8Array(1))",
                "java_invoke('host', 'give', '[\"forged\"]')",
                "host.give('forged')",
                "fetch('http://127.0.0.1/')",
                "new XMLHttpRequest()",
                "std.open('/etc/passwd', 'r')",
                "Polyglot.eval('java', '')",
                "load('/etc/passwd')",
                "os.exec(['id'])",
                "WebAssembly.compile(new Uint8Array(8))",
                "new Worker('x')",
                "Deno.exit(1)",
                "Function('return process')().exit(1)",
                "(0, eval)('process').exit(1)",
                "new (decodeUplink.constructor)('return std')().exit(1)",
                "(async function () {}).constructor('return 1')(); process.exit(1)",
            })
    void aScriptReachesNothingOfItsHost(String body) throws BadCodecException {
        var failure = (Decoded.Failure)
                decode("function decodeUplink(input) { " + body + "; return {data: {x: 1}}; }", 1, "");

        assertThat(failure.errors()).singleElement().asString().contains("ReferenceError", "is not defined");
    }

    /** What comes of an import is seen in the job that follows, which has the driver decode once more. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "std",
                "os",
                "fs",
                "node:fs",
                "quickjs:std",
                "bjson",
                "./x.js",
                "/etc/passwd",
                "data:text/javascript,1"
            })
    void aScriptImportsNothing(String module) throws BadCodecException {
        assertThat(data("""
                        var seen;
                        function decodeUplink(input) {
                            if (seen === undefined) {
                                seen = 'nothing yet';
                                import('%s').then(
                                    function () { seen = 'a module'; talpuls(); },
                                    function (error) { seen = error.name; talpuls(); });
                            }
                            return {data: {seen: seen}};
                        }""".formatted(module), 1, "")).isEqualTo("{\"seen\":\"ReferenceError\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "function decodeUplink(input { return {}; } | SyntaxError",
                "var x = 1;                                 | it has none of the functions decodeUplink(input)",
                "throw new Error('not today')               | Error: not today",
                "for (;;) {}                                | it was stopped after",
            })
    void aSourceThatIsNoCodecIsRefusedWhenItIsLoaded(String source, String why) {
        assertThatThrownBy(() -> new JavaScript(1, JavaScript.DECODE_LIMIT).compile(source))
                .isInstanceOf(BadCodecException.class)
                .hasMessageContaining(why);
    }

    @Test
    void aSyntaxErrorNamesItsPlace() {
        assertThatThrownBy(() -> JAVA_SCRIPT.compile("function decodeUplink(input) {\n  return {data: };\n}"))
                .isInstanceOf(BadCodecException.class)
                .hasMessageContaining("line 2");
    }

    /** Property: whatever the bytes, a script's arithmetic is Java's, for every thread. */
    @Test
    void manyThreadsGetTheirOwnAnswers() throws Exception {
        Codec codec = JAVA_SCRIPT.compile("""
                function decodeUplink(input) {
                    var sum = 0;
                    for (var i = 0; i < input.bytes.length; i++) sum = (sum * 31 + input.bytes[i]) % 1000003;
                    return {data: {sum: sum, port: input.fPort}};
                }""");
        List<Callable<Boolean>> tasks = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(seed -> () -> {
                    var random = RandomGenerator.of("L64X128MixRandom");
                    for (int round = 0; round < 40; round++) {
                        byte[] bytes = new byte[random.nextInt(52)];
                        random.nextBytes(bytes);
                        int sum = 0;
                        for (byte b : bytes) {
                            sum = (sum * 31 + (b & 0xFF)) % 1_000_003;
                        }
                        var values = (Decoded.Values) codec.decode(new Frame(bytes, seed, NOON));
                        if (values.data().path("sum").intValue() != sum
                                || values.data().path("port").intValue() != seed) {
                            return false;
                        }
                    }
                    return true;
                })
                .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var task : threads.invokeAll(tasks)) {
                assertThat(task.get()).isTrue();
            }
        }
    }

    @Test
    void aThreadThatIsInterruptedGetsItsAnswerAndStaysInterrupted() throws BadCodecException {
        Codec codec = JAVA_SCRIPT.compile("function decodeUplink(input) { return {data: {x: 1}}; }");

        Thread.currentThread().interrupt();
        Decoded decoded = codec.decode(frame(1, ""));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(decoded).isInstanceOf(Decoded.Values.class);
    }

    private static void assertThatAnotherStillWorks() throws BadCodecException {
        assertThat(data("function decodeUplink(input) { return {data: {x: 1}}; }", 1, ""))
                .isEqualTo("{\"x\":1}");
    }

    private static String data(String source, int fPort, String hex) throws BadCodecException {
        Decoded decoded = decode(source, fPort, hex);
        assertThat(decoded).isInstanceOf(Decoded.Values.class);
        return ((Decoded.Values) decoded).data().toString();
    }

    private static Decoded decode(String source, int fPort, String hex) throws BadCodecException {
        return JAVA_SCRIPT.compile(source).decode(frame(fPort, hex));
    }

    private static Frame frame(int fPort, String hex) {
        return new Frame(HexFormat.of().parseHex(hex), fPort, NOON);
    }

    private static Decoded failed(String error) {
        return new Decoded.Failure(Fault.FAILED, List.of(error));
    }
}
