package city.talpuls.codec.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import city.talpuls.codec.BadCodecException;
import city.talpuls.codec.Chance;
import city.talpuls.codec.Codec;
import city.talpuls.codec.Decoded;
import city.talpuls.codec.Frame;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds of described payloads, whatever is described and whatever a device sends. */
final class BinaryPropertyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void whatADeviceWritesAsDescribedIsReadOnItsPort() {
        Chance.tries(2_000, chance -> {
            boolean little = chance.once(2);
            List<String> layouts = new ArrayList<>();
            int count = chance.count(1, 3);
            int chosen = chance.count(0, count - 1);
            var payload = new Payload();
            for (int i = 0; i < count; i++) {
                var written = i == chosen ? payload : new Payload();
                List<DescribedField> fields = DescribedField.some(chance, little);
                List<String> described = written.write(chance, fields);
                String length = chance.once(2) ? ", length: [" + written.bytes.size() + ", 999]" : "";
                layouts.add(
                        "{port: [" + (10 * i) + ", " + (10 * i + 1) + "]" + length + ", fields: " + described + "}");
            }
            String source = "endian: " + (little ? "little" : "big") + "\nlayouts: " + layouts;

            Decoded decoded = BinaryCodec.of(source)
                    .decode(new Frame(payload.bytes.toByteArray(), 10 * chosen + chance.count(0, 1), Instant.EPOCH));

            assertThat(decoded).as(source).isEqualTo(new Decoded.Values(payload.said, List.of()));
        });
    }

    @Test
    void recordsAreReadInAnyOrderAndNumber() {
        Chance.tries(2_000, chance -> {
            boolean little = chance.once(2);
            int keySize = chance.count(1, 2);
            Map<String, List<DescribedField>> known = new LinkedHashMap<>();
            for (int i = chance.count(1, 5); i > 0; i--) {
                String key = HexFormat.of().toHexDigits(chance.bits(), 2 * keySize);
                known.put(key, DescribedField.some(chance, little));
            }
            var payload = new Payload();
            for (int i = chance.count(0, 8); i > 0; i--) {
                var record = chance.oneOf(List.copyOf(known.entrySet()));
                payload.bytes.writeBytes(HexFormat.of().parseHex(record.getKey()));
                payload.write(chance, record.getValue());
            }
            String source = "{endian: " + (little ? "little" : "big") + ", records: "
                    + known.entrySet().stream()
                            .map(record -> "\"" + record.getKey() + "\": "
                                    + record.getValue().stream()
                                            .map(field -> field.yaml(null))
                                            .toList())
                            .collect(Collectors.joining(", ", "{", "}"))
                    + "}";

            Decoded decoded = BinaryCodec.of(source).decode(new Frame(payload.bytes.toByteArray(), 1, Instant.EPOCH));

            assertThat(decoded).as(source).isEqualTo(new Decoded.Values(payload.said, List.of()));
        });
    }

    @Test
    void whateverTheBytesThereAreValuesOrThePlaceIsNamed() {
        assertTimeoutPreemptively(
                PATIENCE,
                () -> Chance.tries(2_000, chance -> {
                    Codec codec;
                    try {
                        codec = BinaryCodec.of(anyDescription(chance));
                    } catch (BadCodecException e) {
                        return;
                    }
                    for (int i = 0; i < 5; i++) {
                        byte[] bytes = chance.bytes(20);
                        if (chance.once(2)) {
                            likeKeys(bytes);
                        }
                        assertThatItIsClear(codec.decode(new Frame(bytes, chance.count(0, 3), Instant.EPOCH)));
                    }
                }));
    }

    @Test
    void aSpoiltDescriptionIsACodecOrItsPlaceIsNamed() {
        List<String> pieces = List.of(
                "",
                "{",
                "}",
                "[",
                "]",
                ": ",
                "\n",
                "  ",
                "- ",
                "\"",
                "'",
                "&a ",
                "*a",
                "<<: ",
                "!!binary ",
                "!x ",
                "%",
                "---",
                "...",
                "|\n",
                "#",
                "\t",
                "\u0000",
                "\ud800",
                "~",
                "null",
                "true",
                ".nan",
                ".inf",
                "-.inf",
                "0x",
                "0x1ffffffffffffffff",
                "0b1",
                "1e999",
                "1e-999",
                "-1",
                "0777",
                "1_0",
                "1:30",
                "2026-11-23",
                "u64",
                "fields",
                "records",
                "layouts",
                "at",
                "when",
                "? ",
                "[".repeat(2_000),
                "9".repeat(2_000));
        Chance.tries(3_000, chance -> {
            String source = chance.spoilt(anyDescription(chance), pieces);
            try {
                Codec codec = BinaryCodec.of(source);
                assertThatItIsClear(codec.decode(new Frame(chance.bytes(20), 1, Instant.EPOCH)));
            } catch (BadCodecException e) {
                assertThat(e.getMessage())
                        .as(source)
                        .containsPattern("line \\d|fields|records|layouts|endian|port|length|description|depth");
            }
        });
    }

    /** Of fields anywhere, also where no payload has any. */
    private static String anyDescription(Chance chance) {
        List<String> described = new ArrayList<>();
        for (int i = chance.count(0, 4); i > 0; i--) {
            List<DescribedField> fields = DescribedField.some(chance, false);
            String list = fields.stream()
                    .map(field -> field.yaml(chance.once(2) ? null : chance.count(-12, 12)))
                    .toList()
                    .toString();
            described.add(list);
        }
        return switch (chance.count(0, 2)) {
            case 0 -> "fields: " + (described.isEmpty() ? "[]" : described.getFirst());
            case 1 ->
                "layouts:\n"
                        + described.stream()
                                .map(list -> "  - {port: " + chance.count(0, 3) + ", fields: " + list + "}\n")
                                .collect(Collectors.joining());
            default ->
                "records:\n"
                        + described.stream()
                                .map(list -> "  \"" + HexFormat.of().toHexDigits((byte) chance.count(0, 9)) + "\": "
                                        + list + "\n")
                                .collect(Collectors.joining());
        };
    }

    private static void likeKeys(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.floorMod(bytes[i], 10);
        }
    }

    private static void assertThatItIsClear(Decoded decoded) {
        switch (decoded) {
            case Decoded.Values values ->
                values.data()
                        .properties()
                        .forEach(value -> assertThat(value.getValue().isNumber())
                                .as(value.toString())
                                .isTrue());
            case Decoded.Failure failure ->
                assertThat(failure.errors()).singleElement().asString().containsPattern("byte|no layout");
        }
    }

    /** A payload as a device writes it, and what it says by that. */
    private static final class Payload {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final ObjectNode said = JsonNodeFactory.instance.objectNode();

        /** Writes the fields; says how they may be described: by their places, if so in any order. */
        List<String> write(Chance chance, List<DescribedField> fields) {
            int start = bytes.size();
            List<Integer> places = new ArrayList<>();
            byte tag = (byte) chance.count(0, 3);
            for (DescribedField field : fields) {
                places.add(bytes.size() - start);
                field.write(chance, tag, places.size() == 1, bytes, said);
            }
            boolean placed = chance.once(3);
            List<String> described = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                int place = places.get(i);
                boolean fromTheEnd = chance.once(2) && place < bytes.size() - start;
                described.add(fields.get(i)
                        .yaml(
                                placed || chance.once(4)
                                        ? Integer.valueOf(fromTheEnd ? place - (bytes.size() - start) : place)
                                        : null));
            }
            if (placed) {
                Collections.shuffle(described, new Random(chance.bits()));
            }
            return described;
        }
    }
}
