package city.talpuls.codec.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.talpuls.codec.BadCodecException;
import city.talpuls.codec.Decoded;
import city.talpuls.codec.Frame;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BinaryCodecTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{name: a, type: u8}                              | ff         | 255.0",
                "{name: a, type: s8}                              | ff         | -1.0",
                "{name: a, type: u16}                             | 0102       | 258.0",
                "{name: a, type: u16, endian: little}             | 0102       | 513.0",
                "{name: a, type: s24}                             | ffff00     | -256.0",
                "{name: a, type: u32}                             | ffffffff   | 4.294967295E9",
                "{name: a, type: s16, scale: 0.1}                 | 010b       | 26.7",
                "{name: a, type: u8, scale: 0.5, add: -40}        | 64         | 10.0",
                "{name: a, type: u16, mask: 0x3fff, scale: 0.001} | cbf6       | 3.062",
                "{name: a, type: u8, mask: 0xf0, shift: 4}        | a5         | 10.0",
                "{name: a, type: u8, at: -1}                      | 0102       | 2.0",
                "{name: a, type: u8, at: 1}                       | 0102       | 2.0",
                "{name: a, type: f32}                             | 42280000   | 42.0",
            })
    void aNumberIsReadAsItIsDescribed(String field, String hex, double value) throws BadCodecException {
        assertThat(values("fields: [" + field + "]", hex)).isEqualTo("{\"a\":" + value + "}");
    }

    @Test
    void aValueThatMeansNothingIsLeftOut() throws BadCodecException {
        assertThat(values("fields: [{name: a, type: s16, absent: [0x7fff, -1]}]", "7fff"))
                .isEqualTo("{}");
        assertThat(values("fields: [{name: a, type: s16, absent: [0x7fff, -1]}]", "ffff"))
                .isEqualTo("{}");
    }

    @Test
    void aFieldMayDependOnAByte() throws BadCodecException {
        String source = "fields: [{type: u8}, {name: a, type: u8, when: {at: 0, equals: 1}}, {name: b, type: u8}]";

        assertThat(values(source, "010203")).isEqualTo("{\"a\":2.0,\"b\":3.0}");
        assertThat(values(source, "0002")).isEqualTo("{\"b\":2.0}");
    }

    @Test
    void recordsComeInAnyOrderAndEndAtOneThatIsNotDescribed() throws BadCodecException {
        String source =
                "endian: little\nrecords: {'0175': [{name: b, type: u8}], '0367': [{name: t, type: s16, scale: 0.1}]}";

        assertThat(values(source, "0367e700017564")).isEqualTo("{\"t\":23.1,\"b\":100.0}");
        var decoded = (Decoded.Values) decode(source, "017564aabb01");
        assertThat(decoded.data()).hasToString("{\"b\":100.0}");
        assertThat(decoded.warnings()).singleElement().asString().contains("byte 3", "aabb");
        assertThat(((Decoded.Values) decode(source, "01756401")).warnings())
                .containsExactly("byte 3: the payload ends within the key of a record");
    }

    @Test
    void theLayoutIsThatOfPortAndLength() throws BadCodecException {
        String source = """
                layouts:
                  - {port: [1, 2], length: 1, fields: [{name: a, type: u8}]}
                  - {port: 2, fields: [{name: b, type: u16}]}""";

        assertThat(values(source, "01")).isEqualTo("{\"a\":1.0}");
        assertThat(values(source, "0102")).isEqualTo("{\"b\":258.0}");
        assertThat(BinaryCodec.of(source)
                        .decode(new Frame(new byte[3], 9, Instant.EPOCH))
                        .toString())
                .contains("no layout is described for 3 bytes on port 9");
    }

    @Test
    void aByteMayDecideTheLayoutToo() throws BadCodecException {
        String source = """
                layouts:
                  - {when: {at: 1, mask: 0x0f, equals: 9}, fields: [{name: probe, type: u8}]}
                  - {fields: [{name: battery, type: u8}]}""";

        assertThat(values(source, "2119")).isEqualTo("{\"probe\":33.0}");
        assertThat(values(source, "2110")).isEqualTo("{\"battery\":33.0}");
        assertThat(values(source, "21")).isEqualTo("{\"battery\":33.0}");
    }

    @Test
    void recordsThatComeAgainGoIntoAList() throws BadCodecException {
        String source = """
                endian: little
                records:
                  "0175": [{name: b, type: u8}]
                  "20ce": {into: past, fields: [{name: time, type: u16}, {name: t, type: s8}]}""";

        assertThat(values(source, "20ce0100ff01756420ce020003"))
                .isEqualTo("{\"past\":[{\"time\":1.0,\"t\":-1.0},{\"time\":2.0,\"t\":3.0}],\"b\":100.0}");
        assertThat(values(source, "017564")).isEqualTo("{\"b\":100.0}");
    }

    @Test
    void fieldsMayComeAgainToTheEndOfThePayload() throws BadCodecException {
        String source = "{into: past, fields: [{name: time, type: u16}, {name: t, type: s8, at: 2,"
                + " when: {at: 1, mask: 1, equals: 0}}, {type: u8, at: 2}]}";

        assertThat(values(source, "0102ff010303"))
                .isEqualTo("{\"past\":[{\"time\":258.0,\"t\":-1.0},{\"time\":259.0}]}");
        assertThat(decode(source, "0102ff01").toString()).contains("time ends with byte 4");
    }

    @Test
    void aPayloadThatIsTooShortIsAFailureThatNamesTheField() throws BadCodecException {
        assertThat(decode("fields: [{name: a, type: u16}]", "01").toString())
                .contains("a ends with byte 1, and the payload has 1 bytes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fields: [{name: a, type: u7}]                   | fields[0].type is one of",
                "fields: [{name: a}]                             | fields[0].type is missing",
                "fields: [{name: a, type: u8, colour: red}]      | fields[0].colour is not known",
                "fields: {name: a}                               | fields is a list",
                "fields: [{name: a, type: f32, mask: 1}]         | fields[0].mask",
                "fields: [{name: a, type: u8, scale: much}]      | fields[0].scale is a number",
                "records: {'01': [], '0102': []}                 | records: a key is",
                "records: {'01': [{type: u8, at: -1}]}           | records.01[0].at is a whole number from 0 to",
                "records: {}                                     | records has at least one",
                "{fields: [], records: {}}                       | fields or records",
                "layouts: [{when: {at: 1}, fields: []}]          | layouts[0].when.equals is a whole number",
                "{into: 7, fields: []}                           | into is a text",
                "{into: a, records: {'01': []}}                  | into stands beside fields",
                "records: {'01': {in: a, fields: []}}            | records.01.in is not known",
                "layouts: []                                     | layouts is a list of at least one",
                "{endian: middle, fields: []}                    | endian is big or little",
                "fields: [                                       | no YAML",
                "fields: [{name: a, name: b, type: u8}]          | no YAML",
                "7                                               | the description is an object",
            })
    void aDescriptionThatIsNoneIsRefusedByItsPlace(String source, String place) {
        assertThatThrownBy(() -> BinaryCodec.of(source))
                .isInstanceOf(BadCodecException.class)
                .hasMessageContaining(place);
    }

    /** Property: whatever the bytes, the numbers are those that Java's own buffer reads. */
    @Test
    void numbersAreTheBuffersOwn() throws BadCodecException {
        var codec = BinaryCodec.of("""
                endian: little
                fields: [{name: a, type: s16}, {name: b, type: s32}, {name: c, type: f64}, {name: d, type: u8}]""");
        for (long seed = 0; seed < 2_000; seed++) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            byte[] bytes = new byte[15];
            random.nextBytes(bytes);
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);

            var data = ((Decoded.Values) codec.decode(new Frame(bytes, 1, Instant.EPOCH))).data();

            assertThat(data.path("a").doubleValue()).isEqualTo(buffer.getShort(0));
            assertThat(data.path("b").doubleValue()).isEqualTo(buffer.getInt(2));
            double c = buffer.getDouble(6);
            assertThat(data.has("c")).isEqualTo(Double.isFinite(c));
            assertThat(data.path("d").doubleValue()).isEqualTo(bytes[14] & 0xFF);
        }
    }

    private static String values(String source, String hex) throws BadCodecException {
        return ((Decoded.Values) decode(source, hex)).data().toString();
    }

    private static Decoded decode(String source, String hex) throws BadCodecException {
        return BinaryCodec.of(source).decode(new Frame(HexFormat.of().parseHex(hex), 2, Instant.EPOCH));
    }
}
