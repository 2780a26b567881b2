package city.talpuls.ingest.access;

import java.util.List;

/**
 * An MQTT topic filter, cut at its slashes: {@code +} stands for any one level, {@code #} at the end for any number of
 * them, also none. Neither at the beginning stands for a topic whose first character is {@code $}. A topic is a filter
 * that selects itself.
 */
record TopicFilter(List<String> levels) {

    private static final String ONE = "+";
    private static final String ALL = "#";

    TopicFilter {
        levels = List.copyOf(levels);
    }

    static TopicFilter of(String filter) {
        return new TopicFilter(List.of(filter.split("/", -1)));
    }

    static boolean hasWildcards(String text) {
        return text.indexOf('+') >= 0 || text.indexOf('#') >= 0;
    }

    /** Whether wildcards stand where MQTT allows them: alone on their level, {@code #} on the last one. */
    boolean isValid() {
        for (int i = 0; i < levels.size(); i++) {
            String level = levels.get(i);
            boolean misplaced = level.equals(ALL) ? i < levels.size() - 1 : !level.equals(ONE) && hasWildcards(level);
            if (misplaced || level.indexOf('\0') >= 0) {
                return false;
            }
        }
        return levels.size() > 1 || !levels.getFirst().isEmpty();
    }

    /** Whether this filter selects every topic that the other one does. */
    boolean covers(TopicFilter other) {
        if (standsApart(this, other)) {
            return false;
        }
        for (int i = 0; i < levels.size(); i++) {
            String own = levels.get(i);
            if (own.equals(ALL)) {
                return true;
            }
            if (i == other.levels.size()) {
                return false;
            }
            String asked = other.levels.get(i);
            if (asked.equals(ALL) || (!own.equals(ONE) && !own.equals(asked))) {
                return false;
            }
        }
        return levels.size() == other.levels.size();
    }

    /** Whether there can be a topic that both select. */
    boolean meets(TopicFilter other) {
        if (standsApart(this, other) || standsApart(other, this)) {
            return false;
        }
        for (int i = 0; ; i++) {
            if (isAllAt(i) || other.isAllAt(i)) {
                return true;
            }
            if (i == levels.size() || i == other.levels.size()) {
                return levels.size() == other.levels.size();
            }
            String own = levels.get(i);
            String others = other.levels.get(i);
            if (!own.equals(ONE) && !others.equals(ONE) && !own.equals(others)) {
                return false;
            }
        }
    }

    private boolean isAllAt(int level) {
        return level < levels.size() && levels.get(level).equals(ALL);
    }

    /** Whether the first begins with a wildcard, which stands for no topic with a dollar, and the second with a dollar. */
    private static boolean standsApart(TopicFilter wild, TopicFilter named) {
        String first = wild.levels.getFirst();
        return (first.equals(ONE) || first.equals(ALL))
                && named.levels.getFirst().startsWith("$");
    }

    @Override
    public String toString() {
        return String.join("/", levels);
    }
}
