package city.talpuls.codec.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Says what the decoded values of one kind of device mean. Made by {@link Translations}. */
public final class Translation {

    private final Vocabulary vocabulary;
    private final Map<String, List<Rule>> rules;

    Translation(Vocabulary vocabulary, Map<String, List<Rule>> rules) {
        this.vocabulary = vocabulary;
        this.rules = Map.copyOf(rules);
    }

    /**
     * Translates one object of decoded values. A value inside of objects and lists goes by its path, {@code
     * air.temperature}; an object of a {@code value} and what explains it is that value. Of two values of one property
     * the one that the profile names counts, else the first; the other keeps its own name. What cannot be used is said in
     * the warnings.
     */
    public Translated translate(ObjectNode data) {
        var walk = new Walk(vocabulary, rules);
        walk.object("", data);
        return walk.translated();
    }
}
