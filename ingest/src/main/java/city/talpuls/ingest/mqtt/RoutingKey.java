package city.talpuls.ingest.mqtt;

import java.util.Locale;

/** The key under which a message goes to Kafka: the device as its topic names it, since ingest reads no payload. */
final class RoutingKey {

    private RoutingKey() {}

    /**
     * The device in the topic: in lower case for ChirpStack, whose ids are DevEUIs; the whole topic where it has no form
     * that we know.
     */
    static String of(String topic) {
        String[] levels = topic.split("/", -1);
        if (levels.length == 6 && levels[0].equals("application") && levels[2].equals("device")) {
            return levels[3].toLowerCase(Locale.ROOT);
        }
        if (levels.length == 5 && levels[0].equals("v3") && levels[2].equals("devices")) {
            return levels[3];
        }
        if (levels.length == 5 && levels[0].equals("talpuls") && levels[1].equals("v1")) {
            return levels[3];
        }
        return topic;
    }
}
