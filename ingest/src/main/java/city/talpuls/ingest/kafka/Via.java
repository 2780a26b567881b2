package city.talpuls.ingest.kafka;

import java.util.Locale;

/** By which way a message came in. */
public enum Via {
    MQTT,
    HTTP;

    /** The word for it in metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
