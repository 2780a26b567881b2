package city.talpuls.api.sensorthings.store;

import city.talpuls.sensorthings.query.Query;
import city.talpuls.sensorthings.sql.Compiler;
import city.talpuls.sensorthings.sql.Ordering;
import city.talpuls.sensorthings.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a query is in SQL, for rows that are known as {@link #ALIAS}. */
final class Conditions {

    static final String ALIAS = "t";

    private final Sql filter;
    private final List<Ordering> orders;

    /** @throws city.talpuls.sensorthings.query.BadQueryException if it cannot be compiled */
    Conditions(Compiler compiler, Query query) {
        this.filter = query.filter() == null ? Sql.of("true") : compiler.where(query.filter(), ALIAS);
        this.orders = query.orders().isEmpty() ? List.of() : compiler.orderings(query.orders(), ALIAS);
    }

    Sql filter() {
        return filter;
    }

    /** Whether it says no order. */
    boolean isUnordered() {
        return orders.isEmpty();
    }

    /** @param tie a column that differs between all rows */
    List<Ordering> orderings(String tie) {
        var all = new ArrayList<>(orders);
        all.add(new Ordering(Sql.of(ALIAS + "." + tie), false, false));
        return all;
    }

    Sql orderBy(String tie) {
        return Sql.joined(", ", orderings(tie).stream().map(Ordering::sql).toList());
    }

    /** The filter, and that a row comes behind another. */
    Sql where(String tie, @Nullable List<@Nullable String> behind) {
        return behind == null ? filter : Sql.of("~ AND ~", filter, Keyset.behind(orderings(tie), behind));
    }

    /** What the rows are put in order by, as columns, each with a comma before: o1, o2. */
    Sql orderColumns() {
        return Sql.joined(
                "",
                IntStream.range(0, orders.size())
                        .mapToObj(i -> Sql.of(", ~ AS o" + i, orders.get(i).value()))
                        .toList());
    }

    /** The order by columns that were selected as {@link #orderColumns}, then by id. */
    Sql orderBySelected(String alias) {
        return Sql.of(IntStream.range(0, orders.size())
                        .mapToObj(i -> new Ordering(
                                                Sql.of(alias + ".o" + i),
                                                orders.get(i).descending(),
                                                orders.get(i).nullable())
                                        .sql()
                                        .text()
                                + ", ")
                        .reduce("", String::concat)
                + alias + ".id");
    }
}
