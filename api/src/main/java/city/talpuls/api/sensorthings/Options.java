package city.talpuls.api.sensorthings;

import city.talpuls.sensorthings.model.Property;
import city.talpuls.sensorthings.model.Relation;
import city.talpuls.sensorthings.query.Expand;
import city.talpuls.sensorthings.query.Query;
import city.talpuls.sensorthings.query.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a query down as the options that it is read from. */
final class Options {

    private Options() {}

    /** As an address has them, for what follows after so many entities. */
    static String after(Query query, long given) {
        var options = new LinkedHashMap<>(all(query));
        options.put("$skip", Long.toString(given));
        return options.entrySet().stream()
                .map(option -> option.getKey() + "=" + Asked.encoded(option.getValue()))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static Map<String, String> all(Query query) {
        var options = new LinkedHashMap<String, String>();
        if (query.top() != null) {
            options.put("$top", Long.toString(query.top()));
        }
        if (query.skip() > 0) {
            options.put("$skip", Long.toString(query.skip()));
        }
        if (query.filter() != null) {
            options.put("$filter", query.filter().text());
        }
        if (!query.orders().isEmpty()) {
            options.put(
                    "$orderby",
                    query.orders().stream()
                            .map(order -> order.by().text() + (order.descending() ? " desc" : " asc"))
                            .collect(Collectors.joining(",")));
        }
        Selection selection = query.selection();
        if (selection != null) {
            options.put(
                    "$select",
                    Stream.concat(
                                    selection.properties().stream().map(Property::name),
                                    selection.relations().stream().map(Relation::name))
                            .collect(Collectors.joining(",")));
        }
        if (!query.expands().isEmpty()) {
            options.put("$expand", query.expands().stream().map(Options::expand).collect(Collectors.joining(",")));
        }
        if (query.count()) {
            options.put("$count", "true");
        }
        return options;
    }

    private static String expand(Expand expand) {
        List<String> options = new ArrayList<>();
        all(expand.query()).forEach((name, value) -> options.add(name + "=" + value));
        return expand.relation().name()
                + (options.isEmpty() ? "" : options.stream().collect(Collectors.joining(";", "(", ")")));
    }
}
