package city.talpuls.api.geometry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;

/**
 * Reads GeoJSON (RFC 7946) in degrees of longitude and latitude. What cannot be read is an {@link IllegalArgumentException} that
 * says what is wrong, to be read after the name of what was given.
 */
public final class GeoJson {

    private static final double MOST_LONGITUDE = 180;
    private static final double MOST_LATITUDE = 90;
    private static final int LONGEST_START = 60;
    private static final int LEAST_OF_LINE = 2;
    private static final int LEAST_OF_RING = 4;

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private GeoJson() {}

    /** A geometry, the one of a Feature, or all of a FeatureCollection together. */
    public static Geometry anything(JsonNode node) {
        return type(node).equals("FeatureCollection")
                ? FACTORY.createGeometryCollection(
                        list(node.path("features")).stream().map(GeoJson::place).toArray(Geometry[]::new))
                : place(node);
    }

    /** A geometry, or the one of a Feature. */
    public static Geometry place(JsonNode node) {
        return geometry(type(node).equals("Feature") ? node.path("geometry") : node);
    }

    /** A geometry. */
    public static Geometry geometry(JsonNode node) {
        JsonNode coordinates = node.path("coordinates");
        return switch (type(node)) {
            case "Point" -> point(coordinates);
            case "MultiPoint" ->
                FACTORY.createMultiPoint(
                        list(coordinates).stream().map(GeoJson::point).toArray(Point[]::new));
            case "LineString" -> line(coordinates);
            case "MultiLineString" ->
                FACTORY.createMultiLineString(
                        list(coordinates).stream().map(GeoJson::line).toArray(LineString[]::new));
            case "Polygon" -> polygon(coordinates);
            case "MultiPolygon" ->
                FACTORY.createMultiPolygon(
                        list(coordinates).stream().map(GeoJson::polygon).toArray(Polygon[]::new));
            case "GeometryCollection" ->
                FACTORY.createGeometryCollection(list(node.path("geometries")).stream()
                        .map(GeoJson::geometry)
                        .toArray(Geometry[]::new));
            default ->
                throw new IllegalArgumentException("is no GeoJSON: its type has to be that of a geometry, or Feature"
                        + " around one, and is '" + type(node) + "'");
        };
    }

    /** The same geometry, if it does not cross itself and its areas are areas. */
    public static Geometry valid(Geometry geometry) {
        var mistake = new IsValidOp(geometry).getValidationError();
        if (mistake != null) {
            throw new IllegalArgumentException("is no valid geometry: " + mistake);
        }
        return geometry;
    }

    private static String type(JsonNode node) {
        return node.path("type").asText();
    }

    private static Point point(JsonNode node) {
        return FACTORY.createPoint(position(node));
    }

    private static LineString line(JsonNode node) {
        Coordinate[] positions = positions(node);
        if (positions.length < LEAST_OF_LINE) {
            throw new IllegalArgumentException("has a line of fewer than two positions: " + start(node));
        }
        return FACTORY.createLineString(positions);
    }

    /** The last of its positions is the first again (RFC 7946, 3.1.6). */
    private static LinearRing ring(JsonNode node) {
        Coordinate[] positions = positions(node);
        if (positions.length < LEAST_OF_RING || !positions[0].equals2D(positions[positions.length - 1])) {
            throw new IllegalArgumentException(
                    "has a ring that is not of four positions or more with the first at its end: " + start(node));
        }
        return FACTORY.createLinearRing(positions);
    }

    private static Polygon polygon(JsonNode node) {
        List<LinearRing> rings = list(node).stream().map(GeoJson::ring).toList();
        return FACTORY.createPolygon(
                rings.getFirst(), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private static Coordinate[] positions(JsonNode node) {
        return list(node).stream().map(GeoJson::position).toArray(Coordinate[]::new);
    }

    private static Coordinate position(JsonNode node) {
        List<JsonNode> numbers = list(node);
        if (numbers.size() < 2 || !numbers.stream().allMatch(JsonNode::isNumber)) {
            throw new IllegalArgumentException("has a position that is not [longitude, latitude]: " + start(node));
        }
        double longitude = numbers.get(0).doubleValue();
        double latitude = numbers.get(1).doubleValue();
        if (Math.abs(longitude) > MOST_LONGITUDE || Math.abs(latitude) > MOST_LATITUDE) {
            throw new IllegalArgumentException("has a position that is not on the earth, longitude first, in degrees: "
                    + longitude + ", " + latitude);
        }
        return new Coordinate(longitude, latitude);
    }

    private static List<JsonNode> list(JsonNode node) {
        if (!node.isArray() || node.isEmpty()) {
            throw new IllegalArgumentException("has no list where GeoJSON has one of coordinates: " + start(node));
        }
        List<JsonNode> elements = new ArrayList<>(node.size());
        node.forEach(elements::add);
        return elements;
    }

    private static String start(JsonNode node) {
        String text = node.toString();
        return text.length() > LONGEST_START ? text.substring(0, LONGEST_START) + "..." : text;
    }
}
