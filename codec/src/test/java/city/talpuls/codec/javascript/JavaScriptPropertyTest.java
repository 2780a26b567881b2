package city.talpuls.codec.javascript;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.codec.BadCodecException;
import city.talpuls.codec.Chance;
import city.talpuls.codec.Codec;
import city.talpuls.codec.Decoded;
import city.talpuls.codec.Frame;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What holds of scripts whatever devices send and whatever scripts do. */
final class JavaScriptPropertyTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static final JavaScript JAVA_SCRIPT = new JavaScript(1, JavaScript.DECODE_LIMIT);

    /** What a script might do to the ground on which the driver stands; the last does nothing. */
    private static final List<String> PRANKS = List.of(
            "Object.prototype.toJSON = function () { return 'mine'; }",
            "Array.prototype.toJSON = function () { return 'mine'; }",
            "String.prototype.toJSON = function () { return {a: 1}; }",
            "Number.prototype.toJSON = function () { return 'mine'; }",
            "Array.prototype.toJSON = function () { throw new Error('mine'); }",
            "Array.prototype.map = Array.prototype.slice = function () { return 7; }",
            "Array.prototype.slice = function () { throw null; }",
            "RegExp.prototype.exec = function () { return {1: this}; }",
            "RegExp.prototype.exec = 7",
            "String.prototype.slice = function () { return {}; }",
            "JSON.stringify = JSON.parse = function () { return '{}'; }",
            "JSON = null",
            "Object.prototype.errors = ['mine']",
            "Object.prototype.warnings = {length: 3}",
            "Object.prototype.data = {}",
            "Object.defineProperty(Object.prototype, '0', {get: function () { throw new Error('mine'); }})",
            "Object.defineProperty(Array.prototype, '0', {set: function (v) { kept = v; }})",
            "Object.defineProperty(Object.prototype, 'length', {get: function () { return 1e9; }})",
            "Error.prototype.toString = function () { return 5; }",
            "Error.prepareStackTrace = function (e, sites) { return sites; }",
            "Object.defineProperty(Error.prototype, 'stack', {get: function () { throw this; }})",
            "Function.prototype.call = Function.prototype.apply = null",
            "Array.prototype[Symbol.iterator] = null",
            "String = Number = Array = Date = Error = undefined",
            "eval = 7",
            "decodeUplink = null",
            "kept = 1",
            "input.bytes.length = 0; input.kept = 1",
            "for (var name of Object.getOwnPropertyNames(globalThis)) try { delete globalThis[name]; } catch (e) {}",
            "Object.freeze(globalThis); Object.freeze(Object.prototype)",
            "Object.setPrototypeOf(globalThis, null)",
            "Promise.resolve().then(function () { for (;;) kept = 1; })",
            "setTimeout(function () {}, 1)",
            "talpuls = null",
            "talpuls()",
            "throw {toString: function () { throw null; }}",
            "throw Symbol('mine')",
            "throw new Proxy({}, {get: function () { throw null; }})",
            "return new Proxy({}, {get: function () { return 1; }})",
            "return {data: {x: 1}, errors: [{toString: function () { return {}; }}]}",
            "return {data: {x: 1}, warnings: [Symbol('mine'), null, undefined, [], {}]}",
            "return {data: {toJSON: function () { return 'mine'; }}}",
            "return {data: {x: Object(1n), y: new Proxy([], {})}}",
            "return {data: new Map([[1, 2]])}",
            "return {data: new String('mine')}",
            "return {data: {get x() { throw new Error('mine'); }}}",
            "'\\ud800'");

    @AfterAll
    static void close() {
        JAVA_SCRIPT.close();
    }

    @Test
    void aDecoderSaysTheSameInJavaScriptAsInJava() throws BadCodecException {
        Codec codec = JAVA_SCRIPT.compile("""
                function decodeUplink(input) {
                    var bytes = input.bytes, data = {port: input.fPort, length: bytes.length, crc: 0xffff};
                    for (var i = 0; i < bytes.length; i++) {
                        data.crc ^= bytes[i] << 8;
                        for (var bit = 0; bit < 8; bit++) {
                            data.crc = data.crc & 0x8000 ? ((data.crc << 1) ^ 0x1021) & 0xffff : (data.crc << 1) & 0xffff;
                        }
                    }
                    if (bytes.length < 8) return {data: data, warnings: ['short']};
                    var view = new DataView(new Uint8Array(bytes).buffer), buffer = Buffer.from(bytes);
                    data.signed = (bytes[0] << 24 >> 16 | bytes[1]) / 100;
                    data.bits = (bytes[2] & 0x3c) >>> 2;
                    data.little = buffer.readInt16LE(3);
                    data.big = buffer.readUInt32BE(1);
                    data.float = view.getFloat32(4, true);
                    return {data: data};
                }""");
        Chance.tries(150, chance -> {
            byte[] bytes = chance.bytes(51);
            int port = chance.count(0, 255);

            var values = (Decoded.Values) codec.decode(new Frame(bytes, port, NOON));

            assertThat(values.data().path("port").intValue()).isEqualTo(port);
            assertThat(values.data().path("length").intValue()).isEqualTo(bytes.length);
            assertThat(values.data().path("crc").intValue()).isEqualTo(crc(bytes));
            if (bytes.length < 8) {
                assertThat(values.warnings()).containsExactly("short");
                return;
            }
            ByteBuffer big = ByteBuffer.wrap(bytes);
            ByteBuffer little = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(values.data().path("signed").doubleValue()).isEqualTo(big.getShort(0) / 100.0);
            assertThat(values.data().path("bits").intValue()).isEqualTo((bytes[2] & 0x3C) >>> 2);
            assertThat(values.data().path("little").intValue()).isEqualTo(little.getShort(3));
            assertThat(values.data().path("big").longValue()).isEqualTo(big.getInt(1) & 0xFFFF_FFFFL);
            assertThatItIs(values.data().path("float"), little.getFloat(4));
        });
    }

    @Test
    void aNumberIsTheSameDoubleOutside() throws BadCodecException {
        Codec codec = JAVA_SCRIPT.compile(
                "function Decode(fPort, bytes) { return {x: Buffer.from(bytes).readDoubleBE(0)}; }");
        List<Double> special = List.of(
                0.0,
                -0.0,
                Double.MIN_VALUE,
                Double.MIN_NORMAL,
                Double.MAX_VALUE,
                -Double.MAX_VALUE,
                0x1p53,
                0x1p53 + 2,
                -0x1p53 + 1,
                0x1p63,
                -0x1p63,
                0x1p64,
                1e21,
                1e-7,
                123456789012345680.0,
                0.1 + 0.2,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY);
        Chance.tries(600, chance -> {
            double number = chance.once(10)
                    ? chance.oneOf(special)
                    : chance.once(2)
                            ? Double.longBitsToDouble(chance.bits())
                            : chance.whole(-1_000_000, 1_000_000) / (double) chance.oneOf(List.of(1, 3, 10, 1_000));

            var values = (Decoded.Values) codec.decode(
                    new Frame(ByteBuffer.allocate(8).putDouble(number).array(), 1, NOON));

            assertThatItIs(values.data().path("x"), number);
            assertThat(values.warnings()).hasSize(Double.isFinite(number) ? 0 : 1);
        });
    }

    @Test
    void valuesOfAllFormsAreTheSameOutside() throws BadCodecException {
        Codec codec = JAVA_SCRIPT.compile(
                "function Decode(fPort, bytes) { return JSON.parse(Buffer.from(bytes).toString()); }");
        Chance.tries(300, chance -> {
            ObjectNode said = object(chance, 4);

            var values =
                    (Decoded.Values) codec.decode(new Frame(said.toString().getBytes(StandardCharsets.UTF_8), 1, NOON));

            assertThat(values.data()).hasToString(said.toString());
        });
    }

    @Test
    void whateverAScriptDoesToItsWorldTheNextPayloadFindsItUntouched() throws BadCodecException {
        Codec codec = JAVA_SCRIPT.compile(PRANKS.stream()
                .collect(Collectors.joining("; },\nfunction (input) { ", "var pranks = [function (input) { ", """
                        ; }];
                        function decodeUplink(input) {
                            for (var i = 0; i < input.bytes.length; i++) {
                                var answer = pranks[input.bytes[i]](input);
                                if (answer) return answer;
                            }
                            return {data: {kept: typeof kept, all: Object.getOwnPropertyNames(globalThis).length,
                                text: JSON.stringify([Object.keys(input), input, new Date(0)])}};
                        }""")));
        byte[] harmless = {(byte) (PRANKS.size() - 1)};
        Decoded untouched = codec.decode(new Frame(harmless, 1, NOON));
        assertThat(untouched).isInstanceOf(Decoded.Values.class);
        for (byte prank = 0; prank < PRANKS.size(); prank++) {
            assertThat(codec.decode(new Frame(new byte[] {prank}, 1, NOON))).isNotNull();
            assertThat(codec.decode(new Frame(harmless, 1, NOON)))
                    .as(PRANKS.get(prank))
                    .isEqualTo(untouched);
        }
        Chance.tries(40, chance -> {
            byte[] pranks = new byte[chance.count(2, 4)];
            for (int i = 0; i < pranks.length; i++) {
                pranks[i] = (byte) chance.count(0, PRANKS.size() - 1);
            }

            assertThat(codec.decode(new Frame(pranks, 1, NOON))).isNotNull();
            assertThat(codec.decode(new Frame(harmless, 1, NOON))).isEqualTo(untouched);
        });
    }

    @Test
    void aSpoiltSourceIsACodecOrIsRefusedInWords() {
        String source = """
                // Comment: °C, ä, "quotes"
                var table = {1: 'a', 2: `b${1 + 1}`}, pattern = /[a-z]+(?:x|y)/g;
                export function decodeUplink(input) {
                    const {bytes, fPort} = input;
                    let t = (bytes[0] << 8 | bytes[1]) / 10.0;
                    if (fPort !== 2) { return {errors: ["unknown port " + fPort]}; }
                    try { t = bytes.map((b) => b ** 2)[0] ?? null; } catch ({message}) { t = 0x1f; } finally { t++; }
                    return {data: {t, [table[1]]: 'x'.replace(pattern, "y")}, warnings: []};
                }
                """;
        List<String> pieces = List.of(
                "",
                "{",
                "}",
                "(",
                ")",
                "`",
                "'",
                "/*",
                "*/",
                "//",
                "\\",
                "\n",
                "\u2028",
                "\u0000",
                "\ud800",
                "\udc00x",
                "\ud83d\ude00",
                "export ",
                "import x from 'std';",
                "import('os')",
                "await 1;",
                "async ",
                "yield ",
                "return 1;",
                "throw null;",
                "throw {};",
                "class A { #a; static { this.b } }",
                "0b2",
                "1n",
                "<!--",
                "'use strict';",
                "with (Math) {",
                "eval('",
                "new.target",
                "\\u{110000}",
                "/(/",
                "...",
                "=>",
                "?.",
                "decodeUplink",
                "undefined",
                "globalThis = ",
                "function Decode() {}",
                "[".repeat(300));
        Chance.tries(200, chance -> {
            try {
                Codec codec = JAVA_SCRIPT.compile(chance.spoilt(source, pieces));
                assertThat(codec.decode(new Frame(chance.bytes(4), 2, NOON))).isNotNull();
            } catch (BadCodecException e) {
                assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(1_100);
            }
        });
    }

    private static void assertThatItIs(JsonNode found, double number) {
        if (Double.isFinite(number)) {
            // JSON has no negative zero.
            assertThat(found.doubleValue()).isEqualTo(number == 0 ? 0.0 : number);
        } else {
            assertThat(found.isNull()).isTrue();
        }
    }

    /** CRC-16/CCITT-FALSE. */
    private static int crc(byte[] bytes) {
        int crc = 0xFFFF;
        for (byte b : bytes) {
            crc ^= (b & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ 0x1021;
            }
            crc &= 0xFFFF;
        }
        return crc;
    }

    private static ObjectNode object(Chance chance, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = chance.count(0, 5); i > 0; i--) {
            // A name that is a number would come first, as JavaScript has it.
            object.set("n" + text(chance), value(chance, depth));
        }
        return object;
    }

    private static JsonNode value(Chance chance, int depth) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (chance.count(0, depth > 0 ? 6 : 4)) {
            case 0 -> make.nullNode();
            case 1 -> make.booleanNode(chance.once(2));
            case 2 -> make.numberNode(chance.whole(-(1L << 53), 1L << 53));
            case 3 -> make.numberNode(chance.whole(-9_999, 9_999) + 0.5);
            case 4 -> make.textNode(text(chance));
            case 5 -> object(chance, depth - 1);
            default -> {
                ArrayNode list = make.arrayNode();
                for (int i = chance.count(0, 4); i > 0; i--) {
                    list.add(value(chance, depth - 1));
                }
                yield list;
            }
        };
    }

    /** Of letters of all lengths in UTF-8, and of control characters. */
    private static String text(Chance chance) {
        var text = new StringBuilder();
        for (int i = chance.count(0, 8); i > 0; i--) {
            int letter = chance.count(0, chance.oneOf(List.of(0x7F, 0x7FF, 0xFFFF, 0x10FFFF)));
            text.appendCodePoint(letter >= 0xD800 && letter <= 0xDFFF ? 'x' : letter);
        }
        return text.toString();
    }
}
