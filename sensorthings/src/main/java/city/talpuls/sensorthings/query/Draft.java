package city.talpuls.sensorthings.query;

import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Property;
import city.talpuls.sensorthings.model.Relation;
import city.talpuls.sensorthings.query.grammar.SensorThingsParser.ExpandContext;
import city.talpuls.sensorthings.query.grammar.SensorThingsParser.ExpandedContext;
import city.talpuls.sensorthings.query.grammar.SensorThingsParser.ExpressionContext;
import city.talpuls.sensorthings.query.grammar.SensorThingsParser.OptionContext;
import city.talpuls.sensorthings.query.grammar.SensorThingsParser.OrderByContext;
import city.talpuls.sensorthings.query.grammar.SensorThingsParser.OrderingContext;
import city.talpuls.sensorthings.query.grammar.SensorThingsParser.SelectContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** A query while its options are read, of the request or of an expand. */
final class Draft {

    private final EntityType type;
    private final Budget budget;
    private final int depth;
    private @Nullable Expression filter;
    private List<Order> orders = List.of();
    private @Nullable Selection selection;
    private List<Expand> expands = List.of();
    private @Nullable Long top;
    private long skip;
    private boolean count;
    private ResultFormat format = ResultFormat.JSON;

    /** @param depth how many expands it is within */
    Draft(EntityType type, Budget budget, int depth) {
        this.type = type;
        this.budget = budget;
        this.depth = depth;
    }

    Query query() {
        return new Query(type, filter, orders, selection, expands, top, skip, count, format);
    }

    void filter(Source source, ExpressionContext context) {
        filter = new Expressions(source, budget, type).condition(context);
    }

    void orderBy(Source source, OrderByContext context) {
        if (context.ordering().size() > Limits.ORDERS) {
            throw source.at(
                    context.ordering(Limits.ORDERS).start,
                    "Entities may be ordered by " + Limits.ORDERS + " properties; this is one more.");
        }
        orders = context.ordering().stream()
                .map(ordering -> order(source, ordering))
                .toList();
    }

    private Order order(Source source, OrderingContext context) {
        Expression by = new Expressions(source, budget, type).read(context.expression());
        if (by.many()) {
            throw source.at(
                    context.start,
                    "Each " + type.singular() + " may have several of these; order by a property that it has once.");
        }
        if (!Typing.hasOrder(by)) {
            throw source.at(
                    context.start,
                    "Nothing can be put in order by this; it can by a text, a number, a time, or a function that gives one.");
        }
        return new Order(by, context.DESC() != null);
    }

    void select(Source source, SelectContext context) {
        var properties = new LinkedHashSet<Property>();
        var relations = new LinkedHashSet<Relation>();
        for (TerminalNode name : context.NAME()) {
            Optional<Property> property = type.property(name.getText());
            if (property.isPresent()) {
                properties.add(property.get());
            } else {
                relations.add(Paths.relation(source, type, name.getSymbol()));
            }
        }
        selection = new Selection(List.copyOf(properties), List.copyOf(relations));
    }

    void expand(Source source, ExpandContext context) {
        var merged = new LinkedHashMap<Relation, Query>();
        for (ExpandedContext one : context.expanded()) {
            merge(merged, expanded(source, one), source, one.start);
        }
        expands = listed(merged);
    }

    private Expand expanded(Source source, ExpandedContext context) {
        var relations = new ArrayList<Relation>();
        EntityType here = type;
        for (TerminalNode name : context.NAME()) {
            budget.expand(source, name.getSymbol());
            if (depth + relations.size() >= Limits.EXPAND_DEPTH) {
                throw source.at(
                        name.getSymbol(), "Expands may nest " + Limits.EXPAND_DEPTH + " deep; this is one deeper.");
            }
            relations.add(related(source, here, name.getSymbol()));
            here = relations.getLast().target();
        }
        var last = new Draft(here, budget, depth + relations.size());
        last.options(source, context.option());
        var expand = new Expand(relations.getLast(), last.query());
        for (Relation relation : relations.reversed().subList(1, relations.size())) {
            expand = new Expand(relation, Query.all(relation.target()).expanding(List.of(expand)));
        }
        return expand;
    }

    private static Relation related(Source source, EntityType type, Token name) {
        return type.relationTo(name.getText())
                .orElseThrow(() -> source.at(
                        name,
                        "A " + type.singular() + " does not lead to '" + name.getText() + "'; it leads to "
                                + Paths.relations(type) + "."));
    }

    /** The same relation may be named again to go on from it, but what is wanted of its entities is said once. */
    private static void merge(Map<Relation, Query> merged, Expand expand, Source source, Token place) {
        Query before = merged.get(expand.relation());
        merged.put(expand.relation(), before == null ? expand.query() : merged(before, expand.query(), source, place));
    }

    private static Query merged(Query one, Query other, Source source, Token place) {
        if (!one.onlyExpands() && !other.onlyExpands()) {
            throw source.at(place, "It is expanded twice with options in parentheses; give all of them once.");
        }
        var expands = new LinkedHashMap<Relation, Query>();
        one.expands().forEach(expand -> expands.put(expand.relation(), expand.query()));
        other.expands().forEach(expand -> merge(expands, expand, source, place));
        return (one.onlyExpands() ? other : one).expanding(listed(expands));
    }

    private static List<Expand> listed(Map<Relation, Query> expands) {
        return expands.entrySet().stream()
                .map(expand -> new Expand(expand.getKey(), expand.getValue()))
                .toList();
    }

    private void options(Source source, List<OptionContext> options) {
        Set<String> seen = new HashSet<>();
        for (OptionContext option : options) {
            if (!seen.add(option.start.getText())) {
                throw source.at(option.start, "'" + option.start.getText() + "' is given twice; once is allowed.");
            }
            option(source, option);
        }
    }

    private void option(Source source, OptionContext option) {
        if (option.expression() != null) {
            filter(source, option.expression());
        } else if (option.orderBy() != null) {
            orderBy(source, option.orderBy());
        } else if (option.select() != null) {
            select(source, option.select());
        } else if (option.expand() != null) {
            expand(source, option.expand());
        } else if (option.TOP() != null) {
            top(source, option.INTEGER().getSymbol());
        } else if (option.LEAVE() != null) {
            skip(source, option.INTEGER().getSymbol());
        } else {
            count(source, option.word().start);
        }
    }

    void top(Source source, Token number) {
        top = number(source, number);
    }

    void skip(Source source, Token number) {
        skip = number(source, number);
    }

    private static long number(Source source, Token token) {
        try {
            long number = Long.parseLong(token.getText());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // It has too many digits, and is refused as the negative ones are.
        }
        throw source.at(token, "A number of entities is between 0 and " + Long.MAX_VALUE + ".");
    }

    void count(Source source, Token word) {
        count = switch (word.getText()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw source.at(word, "'" + word.getText() + "' is neither true nor false.");
        };
    }

    void format(Source source, Token word) {
        format = ResultFormat.of(word.getText())
                .orElseThrow(() -> source.at(
                        word, "There is no format '" + word.getText() + "'; there are dataArray, CSV, GeoJSON."));
        if (format == ResultFormat.DATA_ARRAY && type != EntityType.OBSERVATION) {
            throw source.at(word, "Only Observations are given as dataArray; CSV and GeoJSON are for all.");
        }
    }
}
