package city.talpuls.codec.profile;

import city.talpuls.model.measurement.Rfc3339;
import city.talpuls.model.measurement.UnixTime;
import city.talpuls.model.registry.History;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Translates records of the past. One with something wrong in it is left out and costs only itself: the others were
 * measured all the same. Of what a record says only its numbers are kept; words and places of the past are not the device's
 * state.
 */
final class PastReader {

    private static final int MOST_NAMED = 20;

    private final Vocabulary vocabulary;
    private final Map<String, List<Rule>> rules;
    private final History history;
    private final List<Translated.Past> past = new ArrayList<>();
    private final List<Translated.Fault> lost = new ArrayList<>();

    PastReader(Vocabulary vocabulary, Map<String, List<Rule>> rules, History history) {
        this.vocabulary = vocabulary;
        this.rules = rules;
        this.history = history;
    }

    /** What was said of now, and with it what the records say; a single one need not be in a list. */
    Translated read(JsonNode records, Translated now) {
        if (records.isArray()) {
            for (int i = 0; i < records.size(); i++) {
                record(history.from() + "." + i, records.get(i));
            }
        } else {
            record(history.from(), records);
        }
        return new Translated(now.measured(), past, now.texts(), now.position(), now.faults(), lost, now.warnings());
    }

    private void record(String path, JsonNode record) {
        var walk = new Walk(vocabulary, rules, history.time());
        walk.object("", record);
        JsonNode written = walk.setAside();
        Optional<Instant> time = time(written);
        Translated said = walk.translated();
        if (time.isEmpty()) {
            lose(Translated.Kind.TIME, path + "." + history.time() + " " + wrong(written));
        } else if (!said.faults().isEmpty()) {
            Translated.Fault first = said.faults().getFirst();
            lose(first.kind(), path + ": " + first.detail());
        } else if (!said.measured().isEmpty()) {
            past.add(new Translated.Past(time.get(), said.measured()));
        }
    }

    private void lose(Translated.Kind kind, String detail) {
        if (lost.size() < MOST_NAMED) {
            lost.add(new Translated.Fault(kind, detail));
        }
    }

    private static Optional<Instant> time(@Nullable JsonNode written) {
        try {
            if (written != null && written.isNumber()) {
                return Optional.of(UnixTime.read(written.doubleValue()));
            }
            if (written != null && written.isTextual()) {
                return Optional.of(Rfc3339.read(written.textValue()));
            }
            return Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String wrong(@Nullable JsonNode written) {
        return written == null || written.isNull()
                ? "is missing: a record of the past has a time"
                : Walk.shown(written.toString())
                        + " is no time: that is seconds or milliseconds since 1970, or RFC 3339 with an offset such as Z";
    }
}
