package city.talpuls.api.sensorthings.store;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.operation.distance.DistanceOp;

/**
 * Measures in metres on a sphere with the mean radius of the earth (IUGG), by the haversine formula; that is within half a percent
 * of the ellipsoid.
 */
final class Sphere {

    private static final double RADIUS = 6_371_008.8;

    private Sphere() {}

    /** Between the points where they are nearest; 0 if they meet. */
    static double distance(Geometry one, Geometry other) {
        // Degrees of longitude are shorter than those of latitude: which points are nearest is seen where they are not.
        double narrow =
                Math.max(Math.cos(Math.toRadians(other.getEnvelopeInternal().centre().y)), 1e-6);
        var flat = AffineTransformation.scaleInstance(narrow, 1);
        Coordinate[] nearest = DistanceOp.nearestPoints(flat.transform(one), flat.transform(other));
        return distance(
                new Coordinate(nearest[0].x / narrow, nearest[0].y),
                new Coordinate(nearest[1].x / narrow, nearest[1].y));
    }

    /** Of all lines and rings in it. */
    static double length(Geometry geometry) {
        double length = 0;
        for (Object line : LinearComponentExtracter.getLines(geometry)) {
            Coordinate[] at = ((LineString) line).getCoordinates();
            for (int i = 1; i < at.length; i++) {
                length += distance(at[i - 1], at[i]);
            }
        }
        return length;
    }

    private static double distance(Coordinate one, Coordinate other) {
        double north = Math.toRadians(other.y - one.y) / 2;
        double east = Math.toRadians(other.x - one.x) / 2;
        double chord = Math.pow(Math.sin(north), 2)
                + Math.cos(Math.toRadians(one.y)) * Math.cos(Math.toRadians(other.y)) * Math.pow(Math.sin(east), 2);
        return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)));
    }
}
