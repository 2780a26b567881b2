package city.talpuls.api.sensorthings.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a relation that is expanded leads to. */
public sealed interface Expanded {

    /** How many entities are written for it. */
    long size();

    /** A relation to at most one. */
    record One(@Nullable Entity entity) implements Expanded {

        @Override
        public long size() {
            return entity == null ? 0 : entity.size();
        }
    }

    /**
     * A relation to many.
     *
     * @param entities the first of them
     * @param more whether there are others behind them
     * @param count of all, if somebody wants to know
     */
    record Many(
            List<Entity> entities, boolean more, @Nullable Long count) implements Expanded {

        public Many {
            entities = List.copyOf(entities);
        }

        @Override
        public long size() {
            long size = 0;
            for (Entity entity : entities) {
                size += entity.size();
            }
            return size;
        }
    }
}
