package city.talpuls.sensorthings.query;

import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Property;
import city.talpuls.sensorthings.model.Relation;
import city.talpuls.sensorthings.query.grammar.SensorThingsParser.PlaceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads resource paths, of HTTP and of MQTT's topics. */
public final class ResourcePaths {

    private static final String VALUE = "$value";
    private static final String REF = "$ref";

    private final Source source;
    private final List<PlaceContext> places;

    private ResourcePaths(Source source, List<PlaceContext> places) {
        this.source = source;
        this.places = places;
    }

    /**
     * Reads what follows {@code /v1.1}.
     *
     * @param path decoded, with or without a slash before
     * @throws BadQueryException if there is nothing of that name; its option is {@code path}
     */
    public static ResourcePath read(String path) {
        var source = new Source("path", path);
        return new ResourcePaths(source, source.parser().wholePath().place()).read();
    }

    private ResourcePath read() {
        if (places.size() > Limits.SEGMENTS) {
            throw source.at(
                    places.get(Limits.SEGMENTS).start,
                    "A path may have " + Limits.SEGMENTS + " segments; this is one more.");
        }
        ResourcePath.Entities here = start();
        for (int i = 1; i < places.size(); i++) {
            PlaceContext place = places.get(i);
            if (place.getText().equals(REF)) {
                requireLast(i);
                return new ResourcePath.References(here);
            }
            Optional<Property> property = here.type().property(place.getText());
            if (property.isPresent() && !here.many()) {
                return property(here, property.get(), i);
            }
            here = chosen(related(here, place), place);
        }
        return here;
    }

    private ResourcePath.Entities start() {
        String known = Stream.of(EntityType.values()).map(EntityType::plural).collect(Collectors.joining(", "));
        if (places.isEmpty()) {
            throw source.at(0, "A path begins with one of " + known + ".");
        }
        PlaceContext place = places.getFirst();
        EntityType type = EntityType.ofPlural(name(place))
                .orElseThrow(() -> source.at(
                        place.start, "There are no '" + name(place) + "'; a path begins with one of " + known + "."));
        return chosen(new ResourcePath.All(type), place);
    }

    private ResourcePath.Related related(ResourcePath.Entities here, PlaceContext place) {
        if (here.many()) {
            throw source.at(
                    place.start,
                    "Before '" + place.getText() + "' one of the " + here.type().plural() + " has to be chosen, as in "
                            + here.type().plural() + "(1); all of them have only " + REF + ".");
        }
        Relation relation = here.type()
                .relation(name(place))
                .orElseThrow(() -> source.at(
                        place.start,
                        "A " + here.type().singular() + " has no '" + name(place) + "'; it has "
                                + Paths.properties(here.type()) + " and leads to " + Paths.relations(here.type())
                                + "."));
        return new ResourcePath.Related(here, relation);
    }

    private ResourcePath.Entities chosen(ResourcePath.Entities entities, PlaceContext place) {
        if (place.INTEGER() == null) {
            return entities;
        }
        if (!entities.many()) {
            throw source.at(
                    place.INTEGER().getSymbol(), "There is only one " + name(place) + "; it is named without an id.");
        }
        try {
            return new ResourcePath.One(entities, Long.parseLong(place.INTEGER().getText()));
        } catch (NumberFormatException tooLong) {
            throw source.at(place.INTEGER().getSymbol(), "No id is greater than " + Long.MAX_VALUE + ".");
        }
    }

    private ResourcePath property(ResourcePath.Entities entity, Property property, int index) {
        boolean raw = places.getLast().getText().equals(VALUE);
        List<PlaceContext> within = places.subList(index + 1, raw ? places.size() - 1 : places.size());
        if (!within.isEmpty() && !property.kind().hasFields()) {
            throw source.at(
                    within.getFirst().start,
                    "'" + property + "' is " + Type.of(property.kind()).described() + " and has nothing within; only "
                            + VALUE + " may follow.");
        }
        var fields = new ArrayList<String>();
        for (PlaceContext place : within) {
            if (place.OPTION() != null || place.OPEN() != null) {
                throw source.at(place.start, "'" + place.getText() + "' is no name of a field.");
            }
            fields.add(place.getText());
        }
        return new ResourcePath.PropertyOf(entity, property, fields, raw);
    }

    private void requireLast(int index) {
        if (index < places.size() - 1) {
            throw source.at(places.get(index + 1).start, "Nothing may follow " + REF + ".");
        }
    }

    private static String name(PlaceContext place) {
        return place.segment() == null ? place.getText() : place.segment().getText();
    }
}
