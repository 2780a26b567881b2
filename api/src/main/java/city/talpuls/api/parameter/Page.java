package city.talpuls.api.parameter;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some items of a list, and where the rest begins.
 *
 * @param items the items
 * @param next the cursor of the next page; none if this is the last
 */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(
        List<T> items,

        @Schema(
                description = "What to hand back as cursor to get the next items; null if there are no more",
                example = "gXq2cmRldmljZXMfNzA")
        @Nullable
        String next) {

    public Page {
        items = List.copyOf(items);
    }

    /** Everything at once. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }

    /**
     * A page of at most as many items as asked for.
     *
     * @param found one item more than the limit, if there are so many
     * @param cursor where the page after an item begins
     */
    public static <T> Page<T> of(List<T> found, Limit limit, Function<T, Cursor> cursor) {
        if (found.size() <= limit.items()) {
            return whole(found);
        }
        List<T> items = found.subList(0, limit.items());
        return new Page<>(items, cursor.apply(items.getLast()).text());
    }
}
