package city.talpuls.api.sensorthings.store;

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

    public Page {
        entities = List.copyOf(entities);
    }
}
