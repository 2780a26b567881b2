package city.talpuls.bench;

import city.talpuls.codec.profile.ProfileLibrary;
import city.talpuls.model.registry.Profile;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Messages with mistakes in them: good ones of each format, and uplinks of registered devices with payloads from the
 * profiles' examples, each then mutated. The same seed and time give the same messages.
 */
final class FuzzMessages {

    /** The id of the profile whose codec makes every mistake. */
    static final String WORST = "fuzz-worst";

    private static final String BASE64 = "base64:";
    private static final int WORST_DEVICES = 2;
    private static final int LARGE = 500;
    private static final int TOO_LARGE_BYTES = 300_000;

    private final SplittableRandom random;
    private final Mutator mutator;
    private final Instant start;
    private final List<Message> samples;
    private final List<Sender> senders;

    /** A message on its topic. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares these.
    record Message(String topic, byte[] payload) {

        boolean isPushed() {
            return topic.startsWith("sensor-community/");
        }

        /** The topic's level before the last. */
        String station() {
            String[] levels = topic.split("/", -1);
            return levels[levels.length - 2];
        }
    }

    /** A registered device, and a payload that it may send. */
    private record Sender(String devEui, int fPort, String hex) {}

    /**
     * @param start around when the messages are dated
     */
    FuzzMessages(long seed, Instant start) {
        this.random = new SplittableRandom(seed);
        this.mutator = new Mutator(random);
        this.start = start;
        this.samples = samples();
        this.senders = senders();
    }

    /** What to register before: the profile of each device by its id. */
    static Map<String, String> devices() {
        var devices = new LinkedHashMap<String, String>();
        int number = 0;
        for (var entry : ProfileLibrary.shipped().entries()) {
            if (entry instanceof Profile profile) {
                devices.put(devEui(number++), profile.id());
            }
        }
        for (int i = 0; i < WORST_DEVICES; i++) {
            devices.put(devEui(number++), WORST);
        }
        return devices;
    }

    private static String devEui(int number) {
        return "a84041fffe%06x".formatted(number);
    }

    /** The source of the codec of {@link #WORST}. */
    static String worstCodec() {
        return text("fuzz-codec.js");
    }

    /** The next message, mutated; one in eight or so is as it should be. */
    Message next() {
        if (random.nextInt(LARGE) == 0) {
            var sample = sample();
            byte[] large = new byte[TOO_LARGE_BYTES];
            random.nextBytes(large);
            return new Message(sample.topic(), large);
        }
        if (random.nextBoolean()) {
            Message uplink = uplink(senders.get(random.nextInt(senders.size())));
            return random.nextInt(4) == 0 ? new Message(uplink.topic(), mutator.mutated(uplink.payload())) : uplink;
        }
        Message sample = sample();
        return new Message(sample.topic(), mutator.mutated(sample.payload()));
    }

    private Message sample() {
        Message sample = samples.get(random.nextInt(samples.size()));
        String device = String.format("%02x", random.nextInt(64));
        String topic = sample.topic().replace("@@", device);
        if (isBinary(sample.payload())) {
            return new Message(topic, sample.payload());
        }
        var text = new String(sample.payload(), StandardCharsets.UTF_8)
                .replace("@uuid", new UUID(random.nextLong(), random.nextLong()).toString())
                .replace("@time", time())
                .replace("@@", device);
        return new Message(topic, text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isBinary(byte[] payload) {
        return payload[0] != '{' && payload[0] != '[';
    }

    private String time() {
        return start.minusMillis(random.nextInt(86_400_000)).toString();
    }

    /** A payload in ChirpStack's envelope, or in that of The Things Stack. */
    private Message uplink(Sender sender) {
        byte[] example = HexFormat.of().parseHex(sender.hex());
        String data = Base64.getEncoder().encodeToString(mutated(example));
        int fPort = random.nextInt(8) == 0 ? random.nextInt(256) : sender.fPort();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (random.nextBoolean()) {
            body.put("deduplicationId", new UUID(random.nextLong(), random.nextLong()).toString())
                    .put("time", time())
                    .put("fCnt", random.nextInt(65_536))
                    .put("fPort", fPort)
                    .put("data", data)
                    .putObject("deviceInfo")
                    .put("devEui", sender.devEui());
            return message("application/fuzz/device/" + sender.devEui() + "/event/up", body);
        }
        body.putObject("end_device_ids").put("device_id", "fuzz").put("dev_eui", sender.devEui());
        body.putObject("uplink_message")
                .put("session_key_id", "fuzz")
                .put("f_cnt", random.nextInt())
                .put("f_port", fPort)
                .put("frm_payload", data)
                .put("received_at", time());
        return message("v3/fuzz/devices/" + sender.devEui() + "/up", body);
    }

    private static Message message(String topic, ObjectNode body) {
        return new Message(topic, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private byte[] mutated(byte[] example) {
        return switch (random.nextInt(4)) {
            case 0 -> example;
            case 1 -> {
                byte[] any = new byte[random.nextInt(243)];
                random.nextBytes(any);
                yield any;
            }
            default -> mutator.withWrongBytes(example);
        };
    }

    private static List<Sender> senders() {
        List<Sender> senders = new ArrayList<>();
        var examples = ProfileLibrary.shipped().examples();
        devices().forEach((devEui, profile) -> {
            if (profile.equals(WORST)) {
                senders.add(new Sender(devEui, 1, "010203"));
                for (int mistake = 0xf0; mistake <= 0xff; mistake++) {
                    senders.add(new Sender(devEui, 1, "%02x0203".formatted(mistake)));
                }
            }
            for (int times = 0; times < 10; times++) {
                examples.stream()
                        .filter(example -> example.profile().equals(profile))
                        .forEach(example -> senders.add(new Sender(devEui, example.fPort(), example.bytes())));
            }
        });
        return List.copyOf(senders);
    }

    private static List<Message> samples() {
        return text("fuzz-samples.tsv")
                .lines()
                .map(line -> line.split("\t", 2))
                .map(parts -> new Message(parts[0], payload(parts[1])))
                .toList();
    }

    /** A text, or, behind a word that says so, bytes that are none: Protobuf and CBOR. */
    private static byte[] payload(String text) {
        return text.startsWith(BASE64)
                ? Base64.getDecoder().decode(text.substring(BASE64.length()))
                : text.getBytes(StandardCharsets.UTF_8);
    }

    /** A text that lies beside the classes. */
    static String text(String name) {
        try (InputStream file = Objects.requireNonNull(FuzzMessages.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
