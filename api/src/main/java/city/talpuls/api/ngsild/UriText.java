package city.talpuls.api.ngsild;

import city.talpuls.model.measurement.DeviceId;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Ids of devices in URNs: letters that no URI has are written as their bytes. */
final class UriText {

    private UriText() {}

    static String encoded(String device) {
        return URLEncoder.encode(device, StandardCharsets.UTF_8)
                .replace("%3A", ":")
                .replace("%40", "@")
                .replace("%7E", "~")
                .replace("%3D", "=");
    }

    /** What was encoded so; nothing if it is no id of a device. The way through HTTP may have decoded it once already. */
    static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8))
                    .filter(DeviceId::isValid);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
