package city.talpuls.ingest.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an ACL file, with Mosquitto's meaning: {@code topic} lines count for the user named last before them, or
 * for clients without a login where none was; {@code pattern} lines count for everybody, with {@code %u} for the user
 * and {@code %c} for the client id. What no line allows is refused. Of the lines of a kind, those that deny count first;
 * a {@code topic} line that allows counts before a {@code pattern} line that denies.
 */
final class Rules {

    /** Where there is no file: everybody who is let in may send everything and hear nothing. */
    static final Rules SEND_ONLY = new Rules(Map.of(), List.of(new Rule(Grant.WRITE, TopicFilter.of("#"))));

    /** What the lines before the first {@code user} are filed under; no user has this name. */
    private static final String ANONYMOUS = "";

    private final Map<String, List<Rule>> topics;
    private final List<Rule> patterns;

    private Rules(Map<String, List<Rule>> topics, List<Rule> patterns) {
        this.topics = topics;
        this.patterns = patterns;
    }

    /** What somebody wants to do. */
    enum Deed {
        READ,
        WRITE
    }

    /**
     * Somebody who wants to.
     *
     * @param user null without a login
     */
    record Who(@Nullable String user, String clientId) {}

    /** What a line grants. */
    private enum Grant {
        READ,
        WRITE,
        READWRITE,
        DENY;

        static Optional<Grant> ofWord(String word) {
            return switch (word) {
                case "read" -> Optional.of(READ);
                case "write" -> Optional.of(WRITE);
                case "readwrite" -> Optional.of(READWRITE);
                case "deny" -> Optional.of(DENY);
                default -> Optional.empty();
            };
        }

        boolean allows(Deed deed) {
            return switch (this) {
                case READ -> deed == Deed.READ;
                case WRITE -> deed == Deed.WRITE;
                case READWRITE -> true;
                case DENY -> false;
            };
        }
    }

    private record Rule(Grant grant, TopicFilter filter) {}

    static Rules parse(List<String> lines) throws BadLineException {
        var topics = new HashMap<String, List<Rule>>();
        var patterns = new ArrayList<Rule>();
        String user = ANONYMOUS;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.split(" +", 2);
            if (words.length < 2) {
                throw new BadLineException(i + 1, "'" + words[0] + "' needs something behind it");
            }
            switch (words[0]) {
                case "user" -> user = words[1];
                case "topic" ->
                    topics.computeIfAbsent(user, key -> new ArrayList<>()).add(rule(i + 1, words[1]));
                case "pattern" -> patterns.add(pattern(i + 1, words[1]));
                default -> throw new BadLineException(i + 1, "has to begin with user, topic or pattern");
            }
        }
        return new Rules(topics, patterns);
    }

    /** An access word and a filter, or a filter alone, which then must not have a space in it. */
    private static Rule rule(int line, String text) throws BadLineException {
        String[] words = text.split(" +", 2);
        Optional<Grant> grant = words.length == 1 ? Optional.of(Grant.READWRITE) : Grant.ofWord(words[0]);
        if (grant.isEmpty()) {
            throw new BadLineException(line, "'" + words[0] + "' has to be read, write, readwrite or deny");
        }
        var filter = TopicFilter.of(words[words.length - 1]);
        if (!filter.isValid()) {
            throw new BadLineException(
                    line, "'" + filter + "' is no topic filter: + stands alone between slashes, # alone at the end");
        }
        return new Rule(grant.get(), filter);
    }

    private static Rule pattern(int line, String text) throws BadLineException {
        Rule rule = rule(line, text);
        for (String level : rule.filter().levels()) {
            if ((level.contains("%u") || level.contains("%c")) && level.length() > 2) {
                throw new BadLineException(line, "in '" + level + "', %u and %c have to stand alone between slashes");
            }
        }
        return rule;
    }

    /** Whether somebody may do something with every topic that the filter selects. */
    boolean allow(Who who, Deed deed, TopicFilter filter) {
        String user = who.user() == null ? ANONYMOUS : who.user();
        return decide(topics.getOrDefault(user, List.of()), deed, filter)
                .or(() -> decide(patternsOf(who), deed, filter))
                .orElse(false);
    }

    /** The patterns, made out to somebody. Names in which there is a wildcard could be mistaken for one. */
    private List<Rule> patternsOf(Who who) {
        String user = who.user();
        if (TopicFilter.hasWildcards(who.clientId()) || (user != null && TopicFilter.hasWildcards(user))) {
            return List.of();
        }
        return patterns.stream()
                .filter(rule -> user != null || !rule.filter().levels().contains("%u"))
                .map(rule -> new Rule(
                        rule.grant(),
                        new TopicFilter(rule.filter().levels().stream()
                                .map(level -> switch (level) {
                                    case "%u" -> String.valueOf(user);
                                    case "%c" -> who.clientId();
                                    default -> level;
                                })
                                .toList())))
                .toList();
    }

    private static Optional<Boolean> decide(List<Rule> rules, Deed deed, TopicFilter filter) {
        if (rules.stream()
                .anyMatch(rule -> rule.grant() == Grant.DENY && rule.filter().meets(filter))) {
            return Optional.of(false);
        }
        return rules.stream()
                        .anyMatch(rule ->
                                rule.grant().allows(deed) && rule.filter().covers(filter))
                ? Optional.of(true)
                : Optional.empty();
    }
}
