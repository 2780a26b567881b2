package city.talpuls.api.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a property is about, as portals sort datasets.
 *
 * @param theme a code of the EU's vocabulary of data themes, {@code ENVI}
 * @param highValue a code of the EU's categories of high-value datasets, if it is in one
 * @param keywords in German
 */
record Topic(String theme, @Nullable String highValue, List<String> keywords) {

    Topic {
        keywords = List.copyOf(keywords);
    }
}
