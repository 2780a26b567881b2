package city.talpuls.sensorthings.query;

import city.talpuls.sensorthings.query.grammar.SensorThingsLexer;
import city.talpuls.sensorthings.query.grammar.SensorThingsParser;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/** The text of one option, once it is known to be short and flat enough to be read. */
final class Source {

    private final String option;
    private final String text;

    /** @throws BadQueryException if it is longer or nests deeper than {@link Limits} allow, or is no Unicode */
    Source(String option, String text) {
        this.option = option;
        this.text = text;
        requireShort();
        requireFlat();
        requireUnicode();
    }

    private void requireShort() {
        if (text.length() > Limits.LENGTH) {
            throw at(Limits.LENGTH, "It has " + text.length() + " characters; " + Limits.LENGTH + " are allowed.");
        }
    }

    /** Counts before anything calls itself for every parenthesis. */
    private void requireFlat() {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\'') {
                quoted = !quoted;
            } else if (!quoted && character == '(' && ++depth > Limits.DEPTH) {
                throw at(i, "Parentheses nest deeper than " + Limits.DEPTH + ", which is what is allowed.");
            } else if (!quoted && character == ')') {
                depth--;
            }
        }
    }

    /** The database has no texts with the character 0, and none with half of a character. */
    private void requireUnicode() {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (Character.isHighSurrogate(character)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (character == 0 || Character.isSurrogate(character)) {
                throw at(i, "This is no character that a text can have.");
            }
        }
    }

    SensorThingsParser parser() {
        var lexer = new SensorThingsLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        var parser = new SensorThingsParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.addErrorListener(new Syntax(this));
        return parser;
    }

    String option() {
        return option;
    }

    /** @param token counts characters beyond the basic plane as one; positions are those of Java's and JavaScript's texts */
    BadQueryException at(Token token, String message) {
        return at(text.offsetByCodePoints(0, token.getStartIndex()), message);
    }

    BadQueryException at(int position, String message) {
        return new BadQueryException(option, position, message);
    }
}
