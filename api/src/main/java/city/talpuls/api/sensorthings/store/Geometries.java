package city.talpuls.api.sensorthings.store;

import city.talpuls.sensorthings.query.Function;
import city.talpuls.sensorthings.query.Literal;
import city.talpuls.sensorthings.sql.PlaceQuestion;
import city.talpuls.sensorthings.sql.Places;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;

/** Answers what is asked of places by JTS, since PostGIS need not be there. */
final class Geometries implements Places {

    private final KnownGeometries known;
    private final Statements statements;

    Geometries(KnownGeometries known, Statements statements) {
        this.known = known;
        this.statements = statements;
    }

    @Override
    public Set<Long> matching(PlaceQuestion question) {
        Geometry other = Objects.requireNonNull(question.other()).geometry();
        return known.of(question.type(), statements).entrySet().stream()
                .filter(one -> question.propertyFirst()
                        ? holds(question, one.getValue(), other)
                        : holds(question, other, one.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static boolean holds(PlaceQuestion question, Geometry one, Geometry other) {
        try {
            return switch (question.function()) {
                case GEO_INTERSECTS, ST_INTERSECTS -> one.intersects(other);
                case ST_EQUALS -> one.equalsTopo(other);
                case ST_DISJOINT -> one.disjoint(other);
                case ST_TOUCHES -> one.touches(other);
                case ST_WITHIN -> one.within(other);
                case ST_OVERLAPS -> one.overlaps(other);
                case ST_CROSSES -> one.crosses(other);
                case ST_CONTAINS -> one.contains(other);
                case ST_RELATE ->
                    one.relate(other, Objects.requireNonNull(question.matrix()).toUpperCase(Locale.ROOT));
                default -> throw new IllegalStateException(question.function() + " is neither true nor false");
            };
        } catch (IllegalArgumentException e) {
            return false; // JTS relates no collections of several kinds to others.
        }
    }

    @Override
    public Map<Long, Double> measured(PlaceQuestion question) {
        var measured = new HashMap<Long, Double>();
        known.of(question.type(), statements).forEach((id, geometry) -> {
            if (!geometry.isEmpty()) {
                measured.put(
                        id,
                        question.function() == Function.GEO_LENGTH
                                ? Sphere.length(geometry)
                                : Sphere.distance(
                                        geometry,
                                        Objects.requireNonNull(question.other()).geometry()));
            }
        });
        return measured;
    }

    @Override
    public double length(Literal.Geography geometry) {
        return Sphere.length(geometry.geometry());
    }
}
