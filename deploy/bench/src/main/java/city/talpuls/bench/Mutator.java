package city.talpuls.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Makes mistakes in messages, some in their bytes, some in their JSON, where another value, name or form takes the place
 * of one.
 */
final class Mutator {

    private static final int MOST_MISTAKES = 3;

    /** Values that software stumbles over, each as it stands in JSON. */
    private static final List<String> STRANGE = List.of(
            "null",
            "true",
            "false",
            "0",
            "-0.0",
            "1",
            "-1",
            "255",
            "65536",
            "2147483648",
            "-9223372036854775809",
            "1e400",
            "1e-400",
            "1.7976931348623157e308",
            "0.1000000000000000055511151231257827021181583404541015625",
            "NaN",
            "\"\"",
            "\" \"",
            "\"NaN\"",
            "\"1e5\"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\u202egnirts\"",
            "\"\\uffff\\ufffe\\ufeff\"",
            "\"'; DROP TABLE reading; --\"",
            "\"../../../etc/passwd\"",
            "\"${jndi:ldap://127.0.0.1/a}\"",
            "\"0000-00-00T00:00:00Z\"",
            "\"9999-12-31T23:59:59.999999999Z\"",
            "\"-292275055-05-16T16:47:04Z\"",
            "\"+1000000000-12-31T23:59:59Z\"",
            "\"2016-12-31T23:59:60Z\"",
            "\"2026-11-23T12:00:00\"",
            "\"2026-11-23T12:00:00+25:00\"",
            "\"a84041ffff0000\"",
            "\"A84041FFFF00000G\"",
            "\"AQID*===\"",
            "[]",
            "{}",
            "[null]",
            "[[[[[[[[]]]]]]]]",
            "{\"\":{\"\":{\"\":0}}}");

    private static final List<String> NAMES = List.of(
            "",
            " ",
            "time",
            "object",
            "data",
            "deviceInfo",
            "v",
            "n",
            "u",
            "t",
            "bn",
            "bt",
            "x_",
            "a.b.c",
            "\u0000",
            "Ä",
            "__proto__");

    private final ObjectMapper json = new ObjectMapper();
    private final RandomGenerator random;

    Mutator(RandomGenerator random) {
        this.random = random;
    }

    /** The message with mistakes in it, or, one time in ten, without any. */
    byte[] mutated(byte[] message) {
        int kind = random.nextInt(10);
        if (kind == 0) {
            return message;
        }
        return kind < 4 ? withWrongBytes(message) : withWrongValues(message);
    }

    /** The bytes with some of them turned, left out, doubled or added. */
    byte[] withWrongBytes(byte[] message) {
        byte[] bytes = message;
        for (int mistakes = 1 + random.nextInt(MOST_MISTAKES); mistakes > 0; mistakes--) {
            bytes = withOneWrong(bytes);
        }
        return bytes;
    }

    private byte[] withOneWrong(byte[] bytes) {
        int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
        int end = bytes.length == 0 ? 0 : at + random.nextInt(Math.min(40, bytes.length - at) + 1);
        return switch (random.nextInt(7)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> Arrays.copyOfRange(bytes, at, bytes.length);
            case 2 -> joined(bytes, 0, at, bytes, end, bytes.length);
            case 3 -> joined(bytes, 0, end, bytes, at, bytes.length);
            case 4 -> {
                byte[] added = new byte[1 + random.nextInt(8)];
                random.nextBytes(added);
                yield joined(
                        joined(bytes, 0, at, added, 0, added.length), 0, at + added.length, bytes, at, bytes.length);
            }
            default -> {
                byte[] turned = bytes.clone();
                if (turned.length > 0) {
                    turned[at] =
                            (byte) (random.nextBoolean() ? turned[at] ^ (1 << random.nextInt(8)) : random.nextInt());
                }
                yield turned;
            }
        };
    }

    private static byte[] joined(byte[] first, int from, int to, byte[] second, int secondFrom, int secondTo) {
        var both = new ByteArrayOutputStream(to - from + secondTo - secondFrom);
        both.write(first, from, to - from);
        both.write(second, secondFrom, secondTo - secondFrom);
        return both.toByteArray();
    }

    private byte[] withWrongValues(byte[] message) {
        try {
            JsonNode tree = json.readTree(message);
            for (int mistakes = 1 + random.nextInt(MOST_MISTAKES); mistakes > 0; mistakes--) {
                List<JsonNode> holders = new ArrayList<>();
                collect(tree, holders);
                if (!holders.isEmpty()) {
                    change(holders.get(random.nextInt(holders.size())));
                }
            }
            return json.writeValueAsString(tree).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            return withWrongBytes(message);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can always be read", e);
        }
    }

    /** All objects and lists that hold something. */
    private static void collect(JsonNode node, List<JsonNode> holders) {
        if (node.isContainerNode() && !node.isEmpty()) {
            holders.add(node);
            node.forEach(inner -> collect(inner, holders));
        }
    }

    private void change(JsonNode holder) {
        if (holder instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(6)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(other(name), object.remove(name));
                case 2 -> object.set(other(name), object.get(name).deepCopy());
                case 3 ->
                    object.set(
                            name,
                            object.get(names.get(random.nextInt(names.size()))).deepCopy());
                default -> object.set(name, strange());
            }
        } else if (holder instanceof ArrayNode list) {
            int at = random.nextInt(list.size());
            switch (random.nextInt(4)) {
                case 0 -> list.remove(at);
                case 1 -> list.insert(at, list.get(random.nextInt(list.size())).deepCopy());
                default -> list.set(at, strange());
            }
        }
    }

    private String other(String name) {
        return switch (random.nextInt(4)) {
            case 0 -> name + "_";
            case 1 -> name.toUpperCase(Locale.ROOT);
            case 2 -> name + random.nextInt(1000);
            default -> NAMES.get(random.nextInt(NAMES.size()));
        };
    }

    private JsonNode strange() {
        var nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(60)) {
            case 0 -> nodes.textNode("x".repeat(1 << random.nextInt(17)));
            case 1 -> nodes.rawValueNode(new RawValue("[".repeat(100) + "]".repeat(100)));
            case 2 -> nodes.rawValueNode(new RawValue("1" + "0".repeat(random.nextInt(2000))));
            case 3 -> {
                ObjectNode many = nodes.objectNode();
                int most = 1 << random.nextInt(12);
                for (int i = 0; i < most; i++) {
                    many.put("p" + i, i);
                }
                yield many;
            }
            case 4 -> nodes.numberNode(random.nextLong());
            case 5 -> nodes.numberNode(Double.longBitsToDouble(random.nextLong() & Long.MAX_VALUE >> 1));
            default -> nodes.rawValueNode(new RawValue(STRANGE.get(random.nextInt(STRANGE.size()))));
        };
    }
}
