package city.talpuls.sensorthings.query;

import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Property;
import city.talpuls.sensorthings.model.Relation;
import city.talpuls.sensorthings.query.grammar.SensorThingsParser.PathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Token;

/** Reads the paths of filters and orders, from one type of entities on. */
final class Paths {

    private final Source source;
    private final Budget budget;
    private final EntityType from;

    Paths(Source source, Budget budget, EntityType from) {
        this.source = source;
        this.budget = budget;
        this.from = from;
    }

    Path read(PathContext path) {
        List<Token> segments = Stream.concat(
                        Stream.of(path.NAME().getSymbol()),
                        path.segment().stream().map(segment -> segment.start))
                .toList();
        var relations = new ArrayList<Relation>();
        EntityType here = from;
        for (int i = 0; i < segments.size(); i++) {
            Token segment = segments.get(i);
            Optional<Property> property = here.property(segment.getText());
            if (property.isPresent()) {
                return ending(relations, property.get(), segments.subList(i + 1, segments.size()), path.start);
            }
            Relation relation = relation(source, here, segment);
            relations.add(relation);
            if (relations.size() > Limits.RELATIONS) {
                throw source.at(segment, "A path may cross " + Limits.RELATIONS + " relations; this is one more.");
            }
            here = relation.target();
        }
        throw source.at(
                segments.getLast(),
                "This leads to a whole " + here.singular() + "; go on to one of its properties: " + properties(here)
                        + ".");
    }

    private Path ending(List<Relation> relations, Property property, List<Token> fields, Token start) {
        if (!fields.isEmpty() && !property.kind().hasFields()) {
            throw source.at(
                    fields.getFirst(),
                    "'" + property + "' is " + Type.of(property.kind()).described()
                            + " and has nothing within; a path may end with it.");
        }
        if (fields.size() > Limits.FIELDS) {
            throw source.at(
                    fields.get(Limits.FIELDS),
                    "A path may go " + Limits.FIELDS + " steps into a property; this is one more.");
        }
        if (!relations.isEmpty()) {
            budget.relate(source, start);
        }
        return new Path(
                from, relations, property, fields.stream().map(Token::getText).toList());
    }

    /** The relation that a segment names, by the name of one or of many. */
    static Relation relation(Source source, EntityType type, Token segment) {
        return type.relationTo(segment.getText())
                .orElseThrow(() -> source.at(
                        segment,
                        "A " + type.singular() + " has no '" + segment.getText() + "'; it has " + properties(type)
                                + " and leads to " + relations(type) + "."));
    }

    static String properties(EntityType type) {
        return Stream.concat(Stream.of(Property.ID, Property.SELF_LINK), type.properties().stream())
                .map(Property::name)
                .collect(Collectors.joining(", "));
    }

    static String relations(EntityType type) {
        return type.relations().stream().map(Relation::name).collect(Collectors.joining(", "));
    }
}
