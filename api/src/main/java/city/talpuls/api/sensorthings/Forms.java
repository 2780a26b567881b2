package city.talpuls.api.sensorthings;

import city.talpuls.api.sensorthings.store.Page;
import city.talpuls.sensorthings.query.Query;
import org.jspecify.annotations.Nullable;

/** The forms in which a page is given. */
final class Forms {

    private Forms() {}

    /** What has to be known to write what a query wants in the form that it wants. */
    static Query needed(Query query) {
        return switch (query.format()) {
            case JSON, CSV -> query;
            case DATA_ARRAY -> DataArrayAnswer.query(query);
            case GEO_JSON -> GeoJsonAnswer.query(query);
        };
    }

    /** @param next where the next page is, if there is one */
    static Answer of(Links links, Page page, Query query, @Nullable String next) {
        return switch (query.format()) {
            case JSON -> Answer.json(JsonAnswer.of(links, page.entities(), query, page.count(), next));
            case DATA_ARRAY -> Answer.json(DataArrayAnswer.of(links, page.entities(), query, page.count(), next));
            case CSV ->
                new Answer(
                        CsvAnswer.of(links, page.entities(), query), "text/csv; charset=utf-8; header=present", next);
            case GEO_JSON ->
                new Answer(
                        GeoJsonAnswer.of(links, page.entities(), query, page.count(), next),
                        "application/geo+json",
                        next);
        };
    }
}
