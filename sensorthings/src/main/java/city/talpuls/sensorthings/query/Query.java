package city.talpuls.sensorthings.query;

import city.talpuls.sensorthings.model.EntityType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of the entities of a type.
 *
 * @param type which
 * @param filter only those for which it is true, or all
 * @param orders by what they are put in order, the most important first
 * @param selection what is wanted of each, or everything
 * @param expands related entities that are wanted with each, no relation twice
 * @param top how many at most, or as many as the service likes to give
 * @param skip how many of the first are left out
 * @param count whether their number is wanted
 * @param format the form of the answer
 */
public record Query(
        EntityType type,
        @Nullable Expression filter,
        List<Order> orders,
        @Nullable Selection selection,
        List<Expand> expands,
        @Nullable Long top,
        long skip,
        boolean count,
        ResultFormat format) {

    public Query {
        orders = List.copyOf(orders);
        expands = List.copyOf(expands);
        if ((top != null && top < 0) || skip < 0) {
            throw new IllegalArgumentException("there are no negative numbers of entities");
        }
        if (expands.stream().map(Expand::relation).distinct().count() < expands.size()) {
            throw new IllegalArgumentException("a relation is expanded twice");
        }
    }

    /** All of them. */
    public static Query all(EntityType type) {
        return new Query(type, null, List.of(), null, List.of(), null, 0, false, ResultFormat.JSON);
    }

    /** Whether nothing is said of the entities but what is wanted with them. */
    boolean onlyExpands() {
        return equals(all(type).expanding(expands));
    }

    Query expanding(List<Expand> others) {
        return new Query(type, filter, orders, selection, others, top, skip, count, format);
    }
}
