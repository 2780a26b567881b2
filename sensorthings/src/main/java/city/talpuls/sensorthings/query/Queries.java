package city.talpuls.sensorthings.query;

import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.query.grammar.SensorThingsLexer;
import city.talpuls.sensorthings.query.grammar.SensorThingsParser;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/** Reads queries. */
public final class Queries {

    private static final String ALLOWED = "$filter, $orderby, $select, $expand, $top, $skip, $count";

    private Queries() {}

    /**
     * Reads the options of a request for entities of a type.
     *
     * @param options their names with {@code $}, and their decoded texts
     * @throws BadQueryException if one is not known, is given twice, or means nothing
     */
    public static Query read(EntityType type, Map<String, List<String>> options) {
        var budget = new Budget();
        var draft = new Draft(type, budget, 0);
        options.forEach((option, texts) -> {
            if (texts.size() != 1) {
                throw new BadQueryException(
                        option, 0, "'" + option + "' is given " + texts.size() + " times; once is allowed.");
            }
            read(option, texts.getFirst(), draft);
        });
        return draft.query();
    }

    /**
     * Reads a filter alone.
     *
     * @throws BadQueryException if it means nothing
     */
    public static Expression filter(EntityType type, String text) {
        var source = new Source("$filter", text);
        return new Expressions(source, new Budget(), type)
                .condition(source.parser().wholeFilter().expression());
    }

    private static void read(String option, String text, Draft draft) {
        switch (option) {
            case "$filter" -> {
                var source = new Source(option, text);
                draft.filter(source, source.parser().wholeFilter().expression());
            }
            case "$orderby" -> {
                var source = new Source(option, text);
                draft.orderBy(source, source.parser().wholeOrderBy().orderBy());
            }
            case "$select" -> {
                var source = new Source(option, text);
                draft.select(source, source.parser().wholeSelect().select());
            }
            case "$expand" -> {
                var source = new Source(option, text);
                draft.expand(source, expandParser(source).wholeExpand().expand());
            }
            case "$top" -> {
                var source = new Source(option, text);
                draft.top(source, source.parser().wholeNumber().INTEGER().getSymbol());
            }
            case "$skip" -> {
                var source = new Source(option, text);
                draft.skip(source, source.parser().wholeNumber().INTEGER().getSymbol());
            }
            case "$count" -> {
                var source = new Source(option, text);
                draft.count(source, source.parser().wholeWord().word().start);
            }
            case "$resultFormat" -> {
                var source = new Source(option, text);
                draft.format(source, source.parser().wholeWord().word().start);
            }
            default ->
                throw new BadQueryException(
                        option, 0, "There is no option '" + option + "'; there are " + ALLOWED + ", $resultFormat.");
        }
    }

    /** Names an option that does not exist before the grammar finds that it cannot go on. */
    private static SensorThingsParser expandParser(Source source) {
        SensorThingsParser parser = source.parser();
        var tokens = (CommonTokenStream) parser.getTokenStream();
        tokens.fill();
        for (Token token : tokens.getTokens()) {
            if (token.getType() == SensorThingsLexer.OPTION) {
                throw source.at(
                        token, "There is no option '" + token.getText() + "' of an expand; there are " + ALLOWED + ".");
            }
        }
        return parser;
    }
}
