package city.talpuls.ingest.kafka;

import java.util.Locale;

/** The key under which a message goes to Kafka: the device as its topic names it, since ingest reads no payload. */
final class RoutingKey {

    private RoutingKey() {}

    /**
     * The device in the topic: in lower case for ChirpStack, whose ids are DevEUIs. Where the topic leaves the device out,
     * the one who speaks for it, so that its messages stay in order; the whole topic where it has no form that we know.
     */
    static String of(String topic) {
        String[] levels = topic.split("/", -1);
        if (levels.length == 6 && levels[0].equals("application") && levels[2].equals("device")) {
            return named(levels[3].toLowerCase(Locale.ROOT), levels[1]);
        }
        if (levels.length == 5 && levels[0].equals("v3") && levels[2].equals("devices")) {
            return named(levels[3], levels[1]);
        }
        if (levels.length == 5 && levels[0].equals("talpuls") && levels[1].equals("v1")) {
            return named(levels[3], levels[2]);
        }
        if (levels.length == 4 && levels[0].equals("sensor-community")) {
            return named(levels[2], levels[1]);
        }
        return topic;
    }

    private static String named(String device, String speaker) {
        return device.isEmpty() ? speaker : device;
    }
}
