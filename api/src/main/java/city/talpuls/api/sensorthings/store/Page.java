package city.talpuls.api.sensorthings.store;

import city.talpuls.sensorthings.query.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some entities of a set.
 *
 * @param entities in the order that was asked for
 * @param count how many there are in all, if somebody wants to know
 * @param last where the next page begins: what {@link Entities#page} takes; absent if this is the last page
 */
public record Page(
        List<Entity> entities,
        @Nullable Long count,
        @Nullable List<@Nullable String> last) {

    /** How many entities of a set are given unless somebody says it. */
    static final long USUAL = 100;

    /** How many are given at most. */
    static final long MOST = 10_000;

    public Page {
        entities = List.copyOf(entities);
    }

    /** How many entities of a set a query gets at most. */
    static long limit(Query query) {
        return query.top() == null ? USUAL : Math.min(query.top(), MOST);
    }
}
