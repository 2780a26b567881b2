package city.talpuls.api.sensorthings;

import city.talpuls.sensorthings.model.Property;
import city.talpuls.sensorthings.query.Query;
import city.talpuls.sensorthings.query.Selection;
import java.util.List;

/** Where entities are found, and nothing else of them: {@code $ref}. */
final class References {

    private static final Selection LINK = new Selection(List.of(Property.SELF_LINK), List.of());

    private References() {}

    /** The same entities, with nothing of them but where they are. */
    static Query only(Query query) {
        return new Query(
                query.type(),
                query.filter(),
                query.orders(),
                LINK,
                List.of(),
                query.top(),
                query.skip(),
                query.count(),
                query.format());
    }
}
