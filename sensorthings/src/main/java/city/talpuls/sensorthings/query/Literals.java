package city.talpuls.sensorthings.query;

import city.talpuls.sensorthings.query.grammar.SensorThingsLexer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import org.antlr.v4.runtime.Token;

/** Reads values. */
final class Literals {

    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private static final int LENGTH_OF_A_DAY = "2026-11-28".length();

    private final Source source;

    Literals(Source source) {
        this.source = source;
    }

    Literal read(Token token) {
        String text = token.getText();
        return switch (token.getType()) {
            case SensorThingsLexer.TEXT -> new Literal.Text(unquoted(text));
            case SensorThingsLexer.INTEGER -> whole(token);
            case SensorThingsLexer.DECIMAL -> fraction(token);
            case SensorThingsLexer.TRUE -> new Literal.Truth(true);
            case SensorThingsLexer.FALSE -> new Literal.Truth(false);
            case SensorThingsLexer.NULL -> new Literal.Nothing();
            case SensorThingsLexer.TIME -> new Literal.Moment(moment(text, token));
            case SensorThingsLexer.DATE -> new Literal.Day(day(text, token));
            case SensorThingsLexer.CLOCK -> clock(token);
            case SensorThingsLexer.INTERVAL -> interval(token);
            case SensorThingsLexer.DURATION -> span(token);
            case SensorThingsLexer.GEOGRAPHY -> geography(token);
            default -> throw new IllegalArgumentException("no value: " + token);
        };
    }

    private Literal whole(Token token) {
        // A long row of digits is expensive to read, so it is measured first.
        if (token.getText().length() > Limits.EXPONENT) {
            throw tooGreat(token);
        }
        return new Literal.Whole(new BigInteger(token.getText()));
    }

    private Literal fraction(Token token) {
        if (token.getText().length() > 2 * Limits.EXPONENT) {
            throw tooGreat(token);
        }
        BigDecimal value;
        try {
            value = new BigDecimal(token.getText());
        } catch (NumberFormatException _) {
            throw tooGreat(token);
        }
        // The exponent that the number has when one digit is before the point.
        long exponent = (long) value.precision() - value.scale() - 1;
        if (Math.abs(exponent) > Limits.EXPONENT) {
            throw tooGreat(token);
        }
        return new Literal.Fraction(value);
    }

    private BadQueryException tooGreat(Token token) {
        return source.at(
                token,
                "No number may have more digits, or be nearer to zero or further from it, than 1e-" + Limits.EXPONENT
                        + " and 1e" + Limits.EXPONENT + " are.");
    }

    private OffsetDateTime moment(String text, Token token) {
        if (text.length() == LENGTH_OF_A_DAY) {
            return day(text, token).atStartOfDay().atOffset(ZoneOffset.UTC);
        }
        if (!text.matches(".*T.*(Z|[+-].*)")) {
            throw source.at(token, "'" + text + "' needs an offset at its end: Z, or as in +01:00.");
        }
        try {
            return OffsetDateTime.parse(text, MOMENT);
        } catch (DateTimeException noTime) {
            throw source.at(token, "'" + text + "' is no time; one is written as 2026-11-28T12:00:00Z.");
        }
    }

    private LocalDate day(String text, Token token) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            throw source.at(token, "'" + text + "' is no date; one is written as 2026-11-28.");
        }
    }

    private Literal clock(Token token) {
        try {
            return new Literal.Clock(LocalTime.parse(token.getText()));
        } catch (DateTimeException noClock) {
            throw source.at(token, "'" + token.getText() + "' is no time of day; one is written as 23:59:59.");
        }
    }

    private Literal interval(Token token) {
        String text = token.getText();
        int middle = text.indexOf('/');
        OffsetDateTime start = moment(text.substring(0, middle), token);
        OffsetDateTime end = moment(text.substring(middle + 1), token);
        if (end.isBefore(start)) {
            throw source.at(token, "The interval ends before it starts; it is written as start/end.");
        }
        return new Literal.Interval(start, end);
    }

    private Literal span(Token token) {
        String text = unquoted(token.getText().substring("duration".length()));
        Duration duration;
        try {
            duration = Duration.parse(text);
        } catch (DateTimeException noDuration) {
            throw source.at(
                    token, "'" + text + "' is no duration of days, hours, minutes and seconds, such as P1DT12H.");
        }
        if (Math.abs(duration.toDays()) > Limits.DAYS) {
            throw source.at(token, "No duration may be longer than " + Limits.DAYS + " days.");
        }
        return new Literal.Span(duration);
    }

    private Literal geography(Token token) {
        try {
            return new Literal.Geography(unquoted(token.getText().substring("geography".length())));
        } catch (IllegalArgumentException noGeometry) {
            throw source.at(
                    token,
                    "This is no geometry (" + noGeometry.getMessage()
                            + "); one is written as geography'POINT (7.15 51.26)', longitude first.");
        }
    }

    /** Without the quotation marks around, and with one for each two within. */
    private static String unquoted(String text) {
        return text.substring(1, text.length() - 1).replace("''", "'");
    }
}
