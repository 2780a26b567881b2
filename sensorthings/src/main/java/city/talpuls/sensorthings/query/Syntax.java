package city.talpuls.sensorthings.query;

import city.talpuls.sensorthings.query.grammar.SensorThingsLexer;
import city.talpuls.sensorthings.query.grammar.SensorThingsParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/** Says what cannot stand where it stands, and what can. The first mistake ends the reading. */
final class Syntax extends BaseErrorListener {

    private static final Set<Integer> VALUES = Set.of(
            SensorThingsLexer.TEXT,
            SensorThingsLexer.INTEGER,
            SensorThingsLexer.DECIMAL,
            SensorThingsLexer.TRUE,
            SensorThingsLexer.FALSE,
            SensorThingsLexer.NULL,
            SensorThingsLexer.DATE,
            SensorThingsLexer.CLOCK,
            SensorThingsLexer.TIME,
            SensorThingsLexer.INTERVAL,
            SensorThingsLexer.DURATION,
            SensorThingsLexer.GEOGRAPHY,
            SensorThingsLexer.NAME);

    /** The parser has left the rules of operators when it finds that there is none. */
    private static final Set<Integer> AFTER_EXPRESSIONS =
            Set.of(SensorThingsParser.RULE_wholeFilter, SensorThingsParser.RULE_operand, SensorThingsParser.RULE_call);

    private final Source source;

    Syntax(Source source) {
        this.source = source;
    }

    @Override
    public void syntaxError(
            Recognizer<?, ?> recognizer,
            Object offendingSymbol,
            int line,
            int charPositionInLine,
            String msg,
            @Nullable RecognitionException e) {
        var token = (Token) offendingSymbol;
        String allowed = "what can is " + String.join(", ", allowed((Parser) recognizer)) + ".";
        throw source.at(
                token,
                switch (token.getType()) {
                    case Token.EOF -> "Something has to follow here; " + allowed;
                    case SensorThingsLexer.ODD -> odd(token) + allowed;
                    default -> "'" + shortened(token.getText()) + "' cannot stand here; " + allowed;
                });
    }

    private static String odd(Token token) {
        return token.getText().equals("'")
                ? "The text that begins here has no end: a quotation mark within is written twice; "
                : "The character '" + token.getText() + "' cannot stand here; ";
    }

    private static List<String> allowed(Parser parser) {
        IntervalSet expected = parser.getExpectedTokens();
        var names = new ArrayList<String>();
        boolean anything = expected.contains(SensorThingsLexer.TEXT);
        boolean word = !anything && expected.contains(SensorThingsLexer.ASC) && expected.contains(SensorThingsLexer.EQ);
        if (anything) {
            names.add("a value");
            names.add("a property");
            names.add("a function");
        } else if (word) {
            names.add("a name");
        } else if (AFTER_EXPRESSIONS.contains(parser.getContext().getRuleIndex())) {
            names.add("an operator such as eq, and, add");
        }
        for (int type : expected.toList()) {
            if (!(anything && VALUES.contains(type)) && !(word && isWord(type))) {
                names.add(named(type, parser));
            }
        }
        return names;
    }

    private static boolean isWord(int type) {
        return type == SensorThingsLexer.NAME || (type >= SensorThingsLexer.AND && type <= SensorThingsLexer.DESC);
    }

    private static String named(int type, Parser parser) {
        return switch (type) {
            case Token.EOF -> "the end";
            case SensorThingsLexer.NAME -> "a name";
            case SensorThingsLexer.INTEGER -> "a whole number";
            default -> parser.getVocabulary().getDisplayName(type);
        };
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) > 40
                ? text.substring(0, text.offsetByCodePoints(0, 40)) + "..."
                : text;
    }
}
