package city.talpuls.api.sensorthings;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.talpuls.api.sensorthings.store.Entity;
import city.talpuls.api.sensorthings.store.Expanded;
import city.talpuls.api.sensorthings.store.Value;
import city.talpuls.api.text.Digits;
import city.talpuls.api.text.JsonPen;
import city.talpuls.api.text.Written;
import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Property;
import city.talpuls.sensorthings.model.Relation;
import city.talpuls.sensorthings.query.Expand;
import city.talpuls.sensorthings.query.Query;
import city.talpuls.sensorthings.query.Selection;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes entities as the standard has them (OGC 18-088, clause 8 and 9). */
final class JsonAnswer {

    private static final byte[] ID = ",\"@iot.id\":".getBytes(UTF_8);
    private static final byte[] SELF_AFTER = ")\"".getBytes(UTF_8);

    /** By how many bytes an entity may be longer than the first of a set before there is no room for all. */
    private static final int SLACK = 16;

    private final Links links;
    private final JsonPen pen = new JsonPen();
    private final byte[] id = new byte[Digits.MOST];
    private final IdentityHashMap<Query, Form> forms = new IdentityHashMap<>();

    JsonAnswer(Links links) {
        this.links = links;
    }

    /** One entity. */
    static Written of(Links links, Entity entity, Query query) {
        var answer = new JsonAnswer(links);
        answer.entity(entity, answer.form(query));
        return answer.pen.finish();
    }

    /** A page of a set. */
    static Written of(Links links, List<Entity> entities, Query query, @Nullable Long count, @Nullable String next) {
        var answer = new JsonAnswer(links);
        answer.head(count, next);
        answer.entities(entities, query);
        return answer.pen.raw('}').finish();
    }

    private void head(@Nullable Long count, @Nullable String next) {
        pen.raw('{');
        if (count != null) {
            pen.raw("\"@iot.count\":").number(count).raw(',');
        }
        if (next != null) {
            pen.raw("\"@iot.nextLink\":").text(next).raw(',');
        }
        pen.raw("\"value\":");
    }

    private void entities(List<Entity> entities, Query query) {
        Form form = form(query);
        pen.raw('[');
        int begin = pen.length();
        for (int i = 0; i < entities.size(); i++) {
            if (i == 1) {
                // The others will be about as long.
                pen.expect((pen.length() - begin + SLACK) * (entities.size() - 1L));
            }
            if (i > 0) {
                pen.raw(',');
            }
            entity(entities.get(i), form);
        }
        pen.raw(']');
    }

    private Form form(Query query) {
        return forms.computeIfAbsent(query, Form::new);
    }

    /** Whatever is written begins with a comma, and that of the first is then made the beginning. */
    private void entity(Entity entity, Form form) {
        int begin = pen.length();
        int digits = Digits.whole(entity.id(), id, 0);
        if (form.id) {
            pen.raw(ID).raw(id, digits);
        }
        if (form.self) {
            pen.raw(form.selfBefore).raw(id, digits).raw(SELF_AFTER);
        }
        for (Form.Named named : form.properties) {
            Value value = entity.values().get(named.place);
            if (value != null || named.always) {
                Values.write(value, pen.raw(named.name));
            }
        }
        for (Form.Linked linked : form.links) {
            pen.raw(linked.before).raw(id, digits).raw(linked.after);
        }
        for (Expand expand : form.expands) {
            expanded(entity, expand);
        }
        if (pen.length() == begin) {
            pen.raw('{');
        } else {
            pen.replace(begin, '{');
        }
        pen.raw('}');
    }

    private void expanded(Entity entity, Expand expand) {
        Relation relation = expand.relation();
        Query query = expand.query();
        switch (entity.expanded().get(relation)) {
            case Expanded.One(Entity one) -> {
                pen.raw(",\"").raw(relation.name()).raw("\":");
                if (one == null) {
                    pen.raw("null");
                } else {
                    entity(one, form(query));
                }
            }
            case Expanded.Many many -> {
                if (many.count() != null) {
                    pen.raw(",\"").raw(relation.name()).raw("@iot.count\":").number(many.count());
                }
                pen.raw(",\"").raw(relation.name()).raw("\":");
                entities(many.entities(), query);
                if (many.more()) {
                    pen.raw(",\"").raw(relation.name()).raw("@iot.nextLink\":");
                    pen.text(links.to(entity.id(), relation)
                            + Options.after(
                                    query, query.skip() + many.entities().size()));
                }
            }
            case null -> throw new IllegalStateException(relation + " was not expanded");
        }
    }

    /** What every entity of a query has in common. */
    private final class Form {

        private final boolean id;
        private final boolean self;
        private final byte[] selfBefore;
        private final List<Named> properties = new ArrayList<>();
        private final List<Linked> links = new ArrayList<>();
        private final List<Expand> expands;

        /** A property, its name with comma, quotes and colon. */
        private static final class Named {

            private final int place;
            private final byte[] name;
            private final boolean always;

            /** @param always whether it is null rather than left out */
            Named(int place, String name, boolean always) {
                this.place = place;
                this.name = (",\"" + name + "\":").getBytes(UTF_8);
                this.always = always;
            }
        }

        /** A link to what an entity is related to, but for the number of the entity. */
        private static final class Linked {

            private final byte[] before;
            private final byte[] after;

            Linked(String relation, String self) {
                this.before = (",\"" + relation + "@iot.navigationLink\":\"" + self).getBytes(UTF_8);
                this.after = (")/" + relation + '"').getBytes(UTF_8);
            }
        }

        Form(Query query) {
            this.expands = query.expands();
            EntityType type = query.type();
            Selection selection = query.selection();
            this.id = selection == null || selection.properties().contains(Property.ID);
            this.self = selection == null || selection.properties().contains(Property.SELF_LINK);
            String self = JsonAnswer.this.links.root() + type.plural() + "(";
            this.selfBefore = (",\"@iot.selfLink\":\"" + self).getBytes(UTF_8);
            for (int i = 0; i < type.properties().size(); i++) {
                Property property = type.properties().get(i);
                if (selection == null || selection.properties().contains(property)) {
                    boolean always =
                            type == EntityType.OBSERVATION && property.name().equals("resultTime");
                    properties.add(new Named(i, property.name(), always));
                }
            }
            for (Relation relation : type.relations()) {
                boolean wanted = selection == null || selection.relations().contains(relation);
                boolean expanded = query.expands().stream()
                        .anyMatch(expand -> expand.relation().equals(relation));
                if (wanted && !expanded) {
                    links.add(new Linked(relation.name(), self));
                }
            }
        }
    }
}
