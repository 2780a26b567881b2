package city.talpuls.api.ngsild;

import city.talpuls.api.problem.ProblemException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/**
 * Where entities have to be, as clause 4.10 of NGSI-LD has it: how a place has to be related to a geometry.
 *
 * @param relation how
 * @param geometry to what, in degrees
 */
record GeoQuery(Relation relation, Geometry geometry) {

    private static final Pattern NEAR = Pattern.compile("near;(max|min)Distance==([0-9]{1,9}(?:\\.[0-9]{1,9})?)");

    /** The radius of a sphere as large as the earth, in metres. */
    private static final double EARTH = 6_371_008.8;

    /** How a place is related. */
    sealed interface Relation {

        /** At most or at least so many metres away. */
        record Near(double metres, boolean atMost) implements Relation {}

        /** As OGC's Simple Features have it. */
        enum Topology implements Relation {
            WITHIN,
            INTERSECTS,
            DISJOINT,
            EQUALS,
            CONTAINS,
            OVERLAPS
        }
    }

    /**
     * What is asked for; nothing if nothing is.
     *
     * @throws ProblemException naming the parameter that is wrong or missing
     */
    static @Nullable GeoQuery asked(
            @Nullable String georel,
            @Nullable String geometry,
            @Nullable String coordinates,
            @Nullable String geoproperty) {
        if (georel == null && geometry == null && coordinates == null && geoproperty == null) {
            return null;
        }
        if (georel == null) {
            throw missing("georel");
        }
        if (geometry == null) {
            throw missing("geometry");
        }
        if (coordinates == null) {
            throw missing("coordinates");
        }
        if (geoproperty != null && !geoproperty.equals("location")) {
            throw ProblemException.badParameter("geoproperty", "entities have one place, location");
        }
        return new GeoQuery(relation(georel), GeoCoordinates.geometry(geometry, coordinates));
    }

    private static ProblemException missing(String name) {
        return ProblemException.badParameter(
                name, "georel, geometry and coordinates are given together; " + name + " is missing");
    }

    private static Relation relation(String georel) {
        Matcher near = NEAR.matcher(georel);
        if (near.matches()) {
            return new Relation.Near(
                    Double.parseDouble(near.group(2)), near.group(1).equals("max"));
        }
        return switch (georel) {
            case "within" -> Relation.Topology.WITHIN;
            case "intersects" -> Relation.Topology.INTERSECTS;
            case "disjoint" -> Relation.Topology.DISJOINT;
            case "equals" -> Relation.Topology.EQUALS;
            case "contains" -> Relation.Topology.CONTAINS;
            case "overlaps" -> Relation.Topology.OVERLAPS;
            default ->
                throw ProblemException.badParameter(
                        "georel",
                        "georel is one of near;maxDistance==<metres>, near;minDistance==<metres>, within, intersects, disjoint,"
                                + " equals, contains, overlaps");
        };
    }

    boolean matches(Station station) {
        Point place = geometry.getFactory().createPoint(new Coordinate(station.longitude(), station.latitude()));
        return switch (relation) {
            case Relation.Near(double metres, boolean atMost) ->
                atMost ? metresFrom(place) <= metres : metresFrom(place) >= metres;
            case Relation.Topology.WITHIN -> place.within(geometry);
            case Relation.Topology.INTERSECTS -> place.intersects(geometry);
            case Relation.Topology.DISJOINT -> place.disjoint(geometry);
            case Relation.Topology.EQUALS -> place.equalsTopo(geometry);
            case Relation.Topology.CONTAINS -> place.contains(geometry);
            case Relation.Topology.OVERLAPS -> place.overlaps(geometry);
        };
    }

    /** On a plane that touches the earth at the place: within a city that is right to a few metres. */
    private double metresFrom(Point place) {
        Geometry flat = geometry.copy();
        double shrunk = Math.cos(Math.toRadians(place.getY()));
        flat.apply((CoordinateFilter) corner -> {
            corner.setX(Math.toRadians(corner.getX() - place.getX()) * shrunk * EARTH);
            corner.setY(Math.toRadians(corner.getY() - place.getY()) * EARTH);
        });
        flat.geometryChanged();
        return flat.distance(geometry.getFactory().createPoint(new Coordinate(0, 0)));
    }
}
