package city.talpuls.sensorthings.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of SQL.
 *
 * @param text with a {@code ?} for every value; the operators of JSON that are written with one have names that are not
 * @param values what is bound, in that order: {@code String}, {@code Long}, {@code BigDecimal}, {@code Boolean}, {@code
 *     OffsetDateTime}, {@code LocalDate}, {@code LocalTime}, {@code Long[]} and {@code Double[]}, which PostgreSQL's driver
 *     takes as they are
 */
public record Sql(String text, List<Object> values) {

    /** Stands in templates where a piece goes. */
    private static final char PIECE = '~';

    public Sql {
        values = List.copyOf(values);
        if (text.chars().filter(character -> character == '?').count() != values.size()) {
            throw new IllegalArgumentException("not as many values as places for them: " + text);
        }
    }

    /** A piece without values. */
    public static Sql of(String text) {
        return new Sql(text, List.of());
    }

    /** One value. */
    public static Sql bound(Object value) {
        return new Sql("?", List.of(value));
    }

    /** A template with a {@code ~} where each of the pieces goes. */
    public static Sql of(String template, Sql... pieces) {
        var text = new StringBuilder();
        var values = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < template.length(); i++) {
            if (template.charAt(i) == PIECE) {
                text.append(pieces[next].text);
                values.addAll(pieces[next].values);
                next++;
            } else {
                text.append(template.charAt(i));
            }
        }
        if (next != pieces.length) {
            throw new IllegalArgumentException("more pieces than places for them: " + template);
        }
        return new Sql(text.toString(), values);
    }

    /** Pieces with a text between each two. */
    public static Sql joined(String between, List<Sql> pieces) {
        return new Sql(
                pieces.stream().map(Sql::text).collect(Collectors.joining(between)),
                pieces.stream().flatMap(piece -> piece.values.stream()).toList());
    }
}
