package city.talpuls.api.sensorthings.write;

import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Property;
import city.talpuls.sensorthings.model.Relation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** Changes an entity that there is, within one change of the database. */
final class Changes {

    private static final String ID = "@iot.id";

    /** What anybody may say of what the registry knows. */
    private static final Set<String> FREE = Set.of("description", "properties");

    /** Names in the properties of what stands for something by which it is recognized. */
    private static final Set<String> OWN =
            Set.of("device", "district", "datastream", "property", "name:de", "interval", "aggregate");

    private final Instant now;
    private final Rows rows;
    private final Backing backing;
    private final Creation creation;
    private final Features features;

    Changes(Handle handle, Instant now) {
        this.now = now;
        this.rows = new Rows(handle);
        this.backing = new Backing(handle);
        this.creation = new Creation(handle, now);
        this.features = new Features(handle);
    }

    /**
     * Changes an entity.
     *
     * @param become makes of the entity, without what it is related to, what it shall be
     * @throws ProblemException if there is none, or it may not become that
     */
    void change(EntityType type, long id, UnaryOperator<ObjectNode> become) {
        if (type == EntityType.OBSERVATION) {
            backing.refuse(type, id, "");
        }
        ObjectNode was = rows.document(type, id).orElseThrow(() -> Creation.unknown(type, id));
        ObjectNode shall = become.apply(was.deepCopy());
        requireSame(shall, id);
        backing.of(type, id).ifPresent(registered -> {
            requireFree(type, id, registered, was, shall);
            keepOwn(was, shall);
        });
        Draft draft = EntityReader.replacing(type, shall);
        rows.update(type, id, Cell.of(draft, now), Map.of());
        if (type == EntityType.LOCATION && !Objects.equals(was.get("location"), shall.get("location"))) {
            features.moved(id);
        }
        for (Relation relation : draft.links().keySet()) {
            if (relation.many()) {
                creation.relate(draft, relation, id, null);
            } else {
                creation.relateToOne(draft, relation, id);
            }
        }
    }

    private static void requireSame(ObjectNode shall, long id) {
        JsonNode said = shall.get(ID);
        if (said != null && !(said.isIntegralNumber() && said.canConvertToLong() && said.longValue() == id)) {
            throw ProblemException.badParameter(ID, ID + " is " + said + ", and the address says " + id);
        }
    }

    /** What the registry says of it stays. */
    private static void requireFree(
            EntityType type, long id, Backing.Registered registered, ObjectNode was, ObjectNode shall) {
        List<String> names = type.properties().stream()
                .filter(Property::writable)
                .map(Property::name)
                .filter(name -> !FREE.contains(name))
                .toList();
        for (String name : names) {
            if (!Objects.equals(was.get(name), shall.get(name))) {
                throw conflict(type, id, registered, name);
            }
        }
        type.relations().stream()
                .filter(relation -> shall.hasNonNull(relation.name()))
                .findFirst()
                .ifPresent(relation -> {
                    throw conflict(type, id, registered, relation.name());
                });
    }

    private static ProblemException conflict(EntityType type, long id, Backing.Registered registered, String name) {
        return new ProblemException(Problem.of(
                ProblemType.CONFLICT,
                name,
                name + " of " + type.plural() + "(" + id + ") is that of " + registered.of() + ", which is changed by "
                        + registered.route()));
    }

    private static void keepOwn(ObjectNode was, ObjectNode shall) {
        if (was.get("properties") instanceof ObjectNode before) {
            JsonNode said = shall.get("properties");
            if (said == null || said.isNull()) {
                said = shall.putObject("properties");
            }
            if (said instanceof ObjectNode properties) {
                OWN.stream().filter(before::has).forEach(name -> properties.set(name, before.get(name)));
            }
        }
    }
}
