package city.talpuls.standalone;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a platform is put together from; each can be a process of its own. */
enum Part {
    INGEST,
    STREAMS,
    API,
    MQTT,
    KAFKA,
    POSTGRES;

    static Part parse(String text) {
        return Arrays.stream(values())
                .filter(part -> part.toString().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("a part is one of " + words() + ", not '" + text + "'"));
    }

    static String words() {
        return Arrays.stream(values()).map(Part::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
