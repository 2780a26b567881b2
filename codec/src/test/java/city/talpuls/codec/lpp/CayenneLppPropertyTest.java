package city.talpuls.codec.lpp;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.codec.Chance;
import city.talpuls.codec.Decoded;
import city.talpuls.codec.Decoded.Fault;
import city.talpuls.codec.Frame;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds of Cayenne LPP whatever a device sends. */
final class CayenneLppPropertyTest {

    /** Number, name, then the parts of a value: name, bytes, negative if there is a sign, and resolution. */
    private static final List<Type> TYPES = """
            0   digital_in          -:1:1
            1   digital_out         -:1:1
            2   analog_in           -:-2:0.01
            3   analog_out          -:-2:0.01
            100 generic             -:4:1
            101 luminosity          -:2:1
            102 presence            -:1:1
            103 temperature         -:-2:0.1
            104 relative_humidity   -:1:0.5
            113 accelerometer       x:-2:0.001 y:-2:0.001 z:-2:0.001
            115 barometric_pressure -:2:0.1
            116 voltage             -:2:0.01
            117 current             -:2:0.001
            118 frequency           -:4:1
            120 percentage          -:1:1
            121 altitude            -:-2:1
            125 concentration       -:2:1
            128 power               -:2:1
            130 distance_m          -:4:0.001
            131 energy              -:4:0.001
            132 direction           -:2:1
            133 time                -:4:1
            134 gyrometer           x:-2:0.01 y:-2:0.01 z:-2:0.01
            135 colour              r:1:1 g:1:1 b:1:1
            136 gps                 latitude:-3:0.0001 longitude:-3:0.0001 altitude:-3:0.01
            142 switch              -:1:1
            """.lines().map(Type::of).toList();

    private final CayenneLpp codec = new CayenneLpp();

    @Test
    void whatASensorWritesIsReadWhateverItsOrderAndChannels() {
        Chance.tries(3_000, chance -> {
            var payload = new Payload();
            for (int i = chance.count(0, 12); i > 0; i--) {
                payload.add(chance);
            }

            assertThat(decode(payload.bytes())).isEqualTo(new Decoded.Values(payload.said, List.of()));
        });
    }

    @Test
    void aPayloadThatWasCutIsReadIfNoValueWasElseTheByteIsNamed() {
        Chance.tries(300, chance -> {
            var payload = new Payload();
            List<Integer> ends = new ArrayList<>(List.of(0));
            List<Decoded> whole = new ArrayList<>(List.of(new Decoded.Values(payload.said.deepCopy(), List.of())));
            for (int i = chance.count(1, 6); i > 0; i--) {
                payload.add(chance);
                ends.add(payload.bytes().length);
                whole.add(new Decoded.Values(payload.said.deepCopy(), List.of()));
            }
            for (int length = 0; length <= payload.bytes().length; length++) {
                Decoded decoded = decode(Arrays.copyOf(payload.bytes(), length));

                int complete = ends.indexOf(length);
                if (complete >= 0) {
                    assertThat(decoded).isEqualTo(whole.get(complete));
                } else {
                    int before = length;
                    int last = ends.stream()
                            .filter(end -> end < before)
                            .max(Integer::compare)
                            .orElseThrow();
                    assertThatItNames(decoded, length == last + 1 ? last : last + 2);
                }
            }
        });
    }

    @Test
    void whateverTheBytesThereAreValuesOrTheByteIsNamed() {
        Chance.tries(20_000, chance -> {
            byte[] bytes = chance.bytes(40);
            if (bytes.length > 1 && !chance.once(4)) {
                bytes[1] = (byte) chance.oneOf(TYPES).number();
            }

            if (decode(bytes) instanceof Decoded.Failure failure) {
                assertThat(failure.fault()).isEqualTo(Fault.FAILED);
                assertThat(failure.errors()).singleElement().asString().matches("byte \\d+[: ].*");
            }
        });
    }

    private static void assertThatItNames(Decoded decoded, int place) {
        assertThat(((Decoded.Failure) decoded).errors())
                .singleElement()
                .asString()
                .matches("byte " + place + "\\b.*");
    }

    private Decoded decode(byte[] bytes) {
        return codec.decode(new Frame(bytes, 1, Instant.EPOCH));
    }

    /** A payload as a sensor writes it, and what it says by that. */
    private static final class Payload {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final ObjectNode said = JsonNodeFactory.instance.objectNode();

        void add(Chance chance) {
            Type type = chance.oneOf(TYPES);
            int channel = chance.count(0, 255);
            bytes.write(channel);
            bytes.write(type.number());
            String name = type.name() + "_" + channel;
            if (type.parts().size() == 1) {
                said.put(name, write(type.parts().getFirst(), chance));
            } else {
                ObjectNode object = said.putObject(name);
                type.parts().forEach(part -> object.put(part.name(), write(part, chance)));
            }
        }

        private double write(Part part, Chance chance) {
            long values = 1L << (8 * part.size());
            long number = part.signed() ? chance.whole(-values / 2, values / 2 - 1) : chance.whole(0, values - 1);
            for (int shift = 8 * (part.size() - 1); shift >= 0; shift -= 8) {
                bytes.write((int) (number >>> shift));
            }
            return new BigDecimal(number).multiply(part.resolution()).doubleValue();
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }

    private record Type(int number, String name, List<Part> parts) {

        static Type of(String line) {
            List<String> words = List.of(line.split(" +"));
            return new Type(
                    Integer.parseInt(words.get(0)),
                    words.get(1),
                    words.stream().skip(2).map(Part::of).toList());
        }
    }

    private record Part(String name, int size, boolean signed, BigDecimal resolution) {

        static Part of(String text) {
            List<String> words = List.of(text.split(":"));
            int size = Integer.parseInt(words.get(1));
            return new Part(words.get(0), Math.abs(size), size < 0, new BigDecimal(words.get(2)));
        }
    }
}
