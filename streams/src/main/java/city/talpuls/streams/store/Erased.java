package city.talpuls.streams.store;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many of what are gone. */
public final class Erased {

    private final Map<String, Long> rows = new TreeMap<>();

    void add(String what, long number) {
        rows.merge(what, number, Long::sum);
    }

    /** As an object: the number by what it is the number of. */
    public String json() {
        return rows.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
