package city.talpuls.sensorthings.query;

import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.operation.valid.IsValidOp;

/** Geometries as WKT writes them. */
final class WellKnownText {

    /** Deep enough for a collection of multipolygons. */
    private static final int DEEPEST = 8;

    private WellKnownText() {}

    /** @throws IllegalArgumentException if it is none, with what is wrong */
    static Geometry read(String wkt) {
        if (depth(wkt) > DEEPEST) {
            throw new IllegalArgumentException("its parentheses nest deeper than " + DEEPEST);
        }
        Geometry geometry = parsed(wkt);
        if (geometry.isEmpty()) {
            throw new IllegalArgumentException("it is empty");
        }
        if (!Stream.of(geometry.getCoordinates())
                .allMatch(coordinate -> Double.isFinite(coordinate.x) && Double.isFinite(coordinate.y))) {
            throw new IllegalArgumentException("its coordinates are not all finite numbers");
        }
        var validity = new IsValidOp(geometry).getValidationError();
        if (validity != null) {
            throw new IllegalArgumentException("it is invalid: " + validity.getMessage());
        }
        return geometry;
    }

    private static Geometry parsed(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException noWkt) {
            throw new IllegalArgumentException(String.valueOf(noWkt.getMessage()), noWkt);
        }
    }

    private static int depth(String wkt) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < wkt.length(); i++) {
            if (wkt.charAt(i) == '(') {
                deepest = Math.max(deepest, ++depth);
            } else if (wkt.charAt(i) == ')') {
                depth--;
            }
        }
        return deepest;
    }
}
