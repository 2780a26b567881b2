package city.talpuls.api.sensorthings.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Geometries as RFC 7946 writes them. */
final class GeoJson {

    private final ObjectMapper json = new ObjectMapper();
    private final GeometryFactory made = new GeometryFactory();

    /** The geometry that a text is, or that a feature in it has; nothing if it is none. */
    Optional<Geometry> read(String text) {
        try {
            return read(json.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no JSON", e);
        }
    }

    /** The same, of a text that has been read. */
    Optional<Geometry> read(JsonNode node) {
        try {
            return Optional.of(geometry(node));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // Clients may call anything a location.
        }
    }

    private Geometry geometry(JsonNode node) {
        JsonNode at = node.path("coordinates");
        return switch (node.path("type").asText()) {
            case "Point" -> point(at);
            case "LineString" -> line(at);
            case "Polygon" -> polygon(at);
            case "MultiPoint" -> made.createMultiPoint(each(at).map(this::point).toArray(Point[]::new));
            case "MultiLineString" ->
                made.createMultiLineString(each(at).map(this::line).toArray(LineString[]::new));
            case "MultiPolygon" ->
                made.createMultiPolygon(each(at).map(this::polygon).toArray(Polygon[]::new));
            case "GeometryCollection" ->
                made.createGeometryCollection(
                        each(node.path("geometries")).map(this::geometry).toArray(Geometry[]::new));
            case "Feature" -> geometry(node.path("geometry"));
            case "FeatureCollection" ->
                made.createGeometryCollection(
                        each(node.path("features")).map(this::geometry).toArray(Geometry[]::new));
            default -> throw new IllegalArgumentException("this is no geometry");
        };
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private Point point(JsonNode at) {
        return made.createPoint(coordinate(at));
    }

    private LineString line(JsonNode at) {
        return made.createLineString(coordinates(at));
    }

    private Polygon polygon(JsonNode rings) {
        LinearRing[] all = each(rings)
                .map(ring -> made.createLinearRing(coordinates(ring)))
                .toArray(LinearRing[]::new);
        return all.length == 0
                ? made.createPolygon()
                : made.createPolygon(all[0], Arrays.copyOfRange(all, 1, all.length));
    }

    private static Coordinate[] coordinates(JsonNode list) {
        return each(list).map(GeoJson::coordinate).toArray(Coordinate[]::new);
    }

    private static Coordinate coordinate(JsonNode at) {
        if (!at.path(0).isNumber() || !at.path(1).isNumber()) {
            throw new IllegalArgumentException("this is no position");
        }
        return new Coordinate(at.path(0).asDouble(), at.path(1).asDouble());
    }

    /** A point, a line or a polygon without holes. */
    static String write(Geometry geometry) {
        String coordinates = Arrays.stream(geometry.getCoordinates())
                .map(at -> "[" + at.x + "," + at.y + "]")
                .collect(Collectors.joining(","));
        return switch (geometry) {
            case Point _ -> "{\"type\":\"Point\",\"coordinates\":" + coordinates + "}";
            case LineString _ -> "{\"type\":\"LineString\",\"coordinates\":[" + coordinates + "]}";
            case Polygon _ -> "{\"type\":\"Polygon\",\"coordinates\":[[" + coordinates + "]]}";
            default -> throw new IllegalArgumentException("this is not written: " + geometry.getGeometryType());
        };
    }
}
