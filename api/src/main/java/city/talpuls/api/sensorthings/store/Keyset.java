package city.talpuls.api.sensorthings.store;

import city.talpuls.sensorthings.sql.Ordering;
import city.talpuls.sensorthings.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comes behind a row in an order. */
final class Keyset {

    private Keyset() {}

    /**
     * The condition that a row comes behind one with these values.
     *
     * @param orderings in which the last one differs between all rows
     * @param values as texts, as many
     */
    static Sql behind(List<Ordering> orderings, List<@Nullable String> values) {
        var ways = new ArrayList<Sql>();
        for (int i = 0; i < orderings.size(); i++) {
            var all = new ArrayList<Sql>();
            for (int before = 0; before < i; before++) {
                all.add(same(orderings.get(before), values.get(before)));
            }
            all.add(after(orderings.get(i), values.get(i)));
            ways.add(Sql.of("(~)", Sql.joined(" AND ", all)));
        }
        Sql behind = Sql.of("(~)", Sql.joined(" OR ", ways));
        Ordering first = orderings.getFirst();
        String value = values.getFirst();
        // Said once more, so that an index is gone through from there.
        return first.nullable() || value == null
                ? behind
                : Sql.of("(~ " + (first.descending() ? "<=" : ">=") + " ~ AND ~)", first.value(), bound(value), behind);
    }

    private static Sql same(Ordering ordering, @Nullable String value) {
        return value == null ? Sql.of("~ IS NULL", ordering.value()) : Sql.of("~ = ~", ordering.value(), bound(value));
    }

    private static Sql after(Ordering ordering, @Nullable String value) {
        if (value == null) {
            return ordering.descending() ? Sql.of("false") : Sql.of("~ IS NOT NULL", ordering.value());
        }
        if (!ordering.descending()) {
            return Sql.of("~ > ~", ordering.value(), bound(value));
        }
        return ordering.nullable()
                ? Sql.of("(~ < ~ OR ~ IS NULL)", ordering.value(), bound(value), ordering.value())
                : Sql.of("~ < ~", ordering.value(), bound(value));
    }

    private static Sql bound(String value) {
        return Sql.bound(new Untyped(value));
    }
}
