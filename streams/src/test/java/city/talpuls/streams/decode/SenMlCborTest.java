package city.talpuls.streams.decode;

import static city.talpuls.streams.decode.Expectations.accepted;
import static city.talpuls.streams.decode.Expectations.rejected;
import static city.talpuls.streams.decode.Expectations.valuesOf;
import static city.talpuls.streams.decode.Uplinks.NATIVE;
import static city.talpuls.streams.decode.Uplinks.uplink;
import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.model.measurement.Reason;
import city.talpuls.model.measurement.Uplink;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenMlCborTest {

    private static final List<String> LABELS =
            List.of("bs", "bv", "bu", "bt", "bn", "bver", "n", "u", "v", "vs", "vb", "s", "t", "ut", "vd");

    private static final int FIRST_LABEL = -6;

    /** Two records by hand: bn "x:", bt 1.7e9, n "temperature", u "Cel", v 21.5; n "lid", vb true, t -60. */
    private static final String BY_HAND = "82"
            + "a5 21 62783a 22 1a6553f100 00 6b74656d7065726174757265 01 6343656c 02 f94d60".replace(" ", "")
            + "a3 00 636c6964 04 f5 06 383b".replace(" ", "");

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @Test
    void aPackWrittenByHandIsRead() {
        var message = accepted(uplink(NATIVE, bytes(BY_HAND)));

        assertThat(valuesOf(message)).isEqualTo(Map.of("temperature", 21.5));
        assertThat(message.report().readings().getFirst().time()).isEqualTo("2023-11-14T22:13:20Z");
        assertThat(message.report().texts()).isEqualTo(Map.of("lid", "true"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"bn\":\"urn:dev:mac:0024befffe804ff1:\",\"bt\":1.763895600e9,\"bu\":\"Cel\",\"n\":\"temperature\",\"v\":21.5},"
                        + "{\"n\":\"pm2_5\",\"u\":\"ug/m3\",\"v\":8.1,\"t\":-60},{\"n\":\"mode\",\"vs\":\"eco\"},"
                        + "{\"u\":\"lat\",\"n\":\"p\",\"v\":51.25},{\"u\":\"lon\",\"n\":\"p\",\"v\":7.15}]",
                "[{\"bver\":26,\"bs\":100,\"bv\":3},{\"n\":\"power\",\"s\":5},{\"n\":\"voltage\",\"v\":0,\"ut\":60}]",
                "[{\"n\":\"no2\",\"v\":1},{\"n\":\"raw\",\"vd\":\"-_8B\"},{\"n\":\"on\",\"vb\":false,\"later\":[1,{\"a\":2}]}]",
                "[{\"n\":\"no2\",\"v\":1,\"must_\":true}]",
                "[{\"bver\":11,\"n\":\"no2\",\"v\":1}]",
                "[{\"n\":\"temperature\",\"u\":\"lx\",\"v\":1}]",
                "[{\"n\":\"no2\",\"v\":\"1\"}]",
                "[{\"v\":1}]",
                "[{}]",
                "[1]",
                "[]"
            })
    void aPackSaysTheSameInJsonAndInCbor(String pack) throws IOException {
        assertThat(outcome(uplink(NATIVE, cbor(pack)))).isEqualTo(outcome(uplink(NATIVE, pack)));
    }

    private static Object outcome(Uplink uplink) {
        return switch (Decoder.withoutRegistry().read(uplink)) {
            case Decoding.Accepted accepted -> accepted.report();
            case Decoding.Rejected rejected -> rejected;
        };
    }

    /** The pack with numbers for its labels, and bytes for data. */
    private static byte[] cbor(String pack) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (CBORGenerator to = new CBORFactory().createGenerator(bytes)) {
            to.setCodec(new CBORMapper());
            JsonNode list = new JsonMapper().readTree(pack);
            to.writeStartArray(list, list.size());
            for (JsonNode entry : list) {
                if (!entry.isObject()) {
                    to.writeTree(entry);
                    continue;
                }
                to.writeStartObject(entry, entry.size());
                for (var field : entry.properties()) {
                    int label = LABELS.indexOf(field.getKey());
                    if (label < 0) {
                        to.writeFieldName(field.getKey());
                    } else {
                        to.writeFieldId(FIRST_LABEL + label);
                    }
                    if (field.getKey().equals("vd")) {
                        to.writeBinary(
                                Base64.getUrlDecoder().decode(field.getValue().textValue()));
                    } else {
                        to.writeTree(field.getValue());
                    }
                }
                to.writeEndObject();
            }
            to.writeEndArray();
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "81 a2 00 636e6f32 02 03, 3",
        "81 a2 00 636e6f32 02 22, -3",
        "81 a2 00 636e6f32 02 f93c00, 1",
        "81 a2 00 636e6f32 02 fa41200000, 10",
        "81 a2 00 636e6f32 02 fb3ff8000000000000, 1.5",
        "81 a2 00 636e6f32 02 c48221 196ab3, 273.15",
        "81 a2 00 636e6f32 02 c2420100, 256",
        "81 a2 616e 636e6f32 6176 05, 5",
        "9f bf 00 636e6f32 02 05 ff ff, 5"
    })
    void aNumberMayBeWrittenInAnyForm(String hex, double value) {
        assertThat(valuesOf(accepted(uplink(NATIVE, bytes(hex))))).isEqualTo(Map.of("no2", value));
    }

    @ParameterizedTest
    @CsvSource({
        "81, NOT_CBOR",
        "82 a2 00 636e6f32 02 03, NOT_CBOR",
        "81 a2 00 636e6f32 02, NOT_CBOR",
        "81 a2 00 636e6f32 02 03 00, NOT_CBOR",
        "81 a2 00 636e6f32 00 636e6f33, NOT_CBOR",
        "81 a2 00 63ff6f32 02 03, NOT_CBOR",
        "81 a2 00 7a7fffffff 02 03, NOT_CBOR",
        "81 a2 00 5b7fffffffffffffff 02 03, NOT_CBOR",
        "9a ffffffff, NOT_CBOR",
        "9b 7fffffffffffffff, NOT_CBOR",
        "81 fc, NOT_CBOR",
        "81 a3 00 636e6f32 02 03 6176 04, WRONG_FORM",
        "81 a2 00 436e6f32 02 03, WRONG_FORM",
        "81 a2 00 636e6f32 02 43010203, WRONG_FORM",
        "81 a2 00 636e6f32 03 43010203, WRONG_FORM",
        "81 80, WRONG_FORM",
        "81 a2 00 636e6f32 02 f97e00, IMPLAUSIBLE_VALUE",
        "81 a2 00 636e6f32 02 f97c00, IMPLAUSIBLE_VALUE",
        "81 a3 00 636e6f32 02 01 06 f97e00, UNREADABLE_TIME",
        "81 a2 00 636e6f32 02 f6, NO_READINGS",
        "80, NO_READINGS",
        "a1 00 01, NOT_UTF8"
    })
    void bytesThatAreNoPackHaveAReason(String hex, Reason reason) {
        var rejected = rejected(uplink(NATIVE, bytes(hex)));

        assertThat(rejected.reason()).as(rejected.detail()).isEqualTo(reason);
    }

    @Test
    void whatIsNestedWithoutEndIsNoCbor() {
        var deep = new byte[200_000];
        Arrays.fill(deep, (byte) 0x81);

        assertThat(rejected(uplink(NATIVE, deep)).reason()).isEqualTo(Reason.NOT_CBOR);
    }

    @Test
    void whateverIsDoneToAPackThereIsAnAnswer() {
        var random = new Random(20261125);
        var decoder = Decoder.withoutRegistry();
        byte[] pack = bytes(BY_HAND);
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = Arrays.copyOf(pack, pack.length - random.nextInt(3));
            for (int change = random.nextInt(5); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }

            assertThat(decoder.read(uplink(NATIVE, bytes))).isNotNull();
        }
    }
}
