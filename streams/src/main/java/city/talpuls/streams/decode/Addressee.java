package city.talpuls.streams.decode;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The device that a topic names by itself, without a look at the message. */
final class Addressee {

    private Addressee() {}

    /** What stands at the device's place; nothing where a format has no such place or it is left empty. */
    static Optional<String> in(List<String> topic) {
        String device = switch (topic.getFirst()) {
            case "application" -> topic.size() == 6 ? topic.get(3).toLowerCase(Locale.ROOT) : "";
            case "talpuls" -> topic.size() == 5 ? topic.get(3) : "";
            case "sensor-community" -> topic.size() == 4 ? topic.get(2) : "";
            default -> "";
        };
        return device.isEmpty() ? Optional.empty() : Optional.of(device);
    }
}
