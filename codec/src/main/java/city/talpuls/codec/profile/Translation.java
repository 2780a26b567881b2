package city.talpuls.codec.profile;

import city.talpuls.model.registry.History;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what the decoded values of one kind of device mean. Made by {@link Translations}. */
public final class Translation {

    private final Vocabulary vocabulary;
    private final Map<String, List<Rule>> rules;
    private final @Nullable History history;

    Translation(Vocabulary vocabulary, Map<String, List<Rule>> rules, @Nullable History history) {
        this.vocabulary = vocabulary;
        this.rules = Map.copyOf(rules);
        this.history = history;
    }

    /**
     * Translates one object of decoded values. A value inside of objects and lists goes by its path, {@code
     * air.temperature}; an object of a {@code value} and what explains it is that value. Of two values of one property
     * the one that the profile names counts, else the first; the other keeps its own name. What cannot be used is said in
     * the warnings. Records of the past are translated each by itself, as if it were all that the device says.
     */
    public Translated translate(ObjectNode data) {
        var walk = new Walk(vocabulary, rules, history == null ? null : history.from());
        walk.object("", data);
        Translated now = walk.translated();
        JsonNode records = walk.setAside();
        return history == null || records == null || records.isNull()
                ? now
                : new PastReader(vocabulary, rules, history).read(records, now);
    }
}
