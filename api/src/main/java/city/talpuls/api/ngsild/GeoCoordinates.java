package city.talpuls.api.ngsild;

import city.talpuls.api.problem.ProblemException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/** Reads geometries whose coordinates are written as GeoJSON has them. */
final class GeoCoordinates {

    private static final GeometryFactory SHAPES = new GeometryFactory(new PrecisionModel(), 4326);

    private static final int DEEPEST = 8;

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private GeoCoordinates() {}

    /**
     * The geometry.
     *
     * @param type as GeoJSON names it
     * @throws ProblemException if there is no such type, or the coordinates make none
     */
    static Geometry geometry(String type, String coordinates) {
        Function<JsonNode, Geometry> shape = switch (type) {
            case "Point" -> GeoCoordinates::point;
            case "MultiPoint" ->
                json -> SHAPES.createMultiPoint(
                        parts(json, GeoCoordinates::point).toArray(Point[]::new));
            case "LineString" -> GeoCoordinates::line;
            case "MultiLineString" ->
                json -> SHAPES.createMultiLineString(
                        parts(json, GeoCoordinates::line).toArray(LineString[]::new));
            case "Polygon" -> GeoCoordinates::polygon;
            case "MultiPolygon" ->
                json -> SHAPES.createMultiPolygon(
                        parts(json, GeoCoordinates::polygon).toArray(Polygon[]::new));
            default ->
                throw ProblemException.badParameter(
                        "geometry",
                        "geometry is one of Point, MultiPoint, LineString, MultiLineString, Polygon, MultiPolygon");
        };
        try {
            Geometry read = shape.apply(READER.readTree(coordinates));
            if (!read.isValid()) {
                throw wrong(type, "it crosses itself, or is no area");
            }
            return read;
        } catch (JsonProcessingException e) {
            throw wrong(type, "they are no JSON");
        } catch (IllegalArgumentException e) {
            throw wrong(type, String.valueOf(e.getMessage()));
        }
    }

    private static ProblemException wrong(String type, String why) {
        return ProblemException.badParameter("coordinates", "these are no coordinates of a " + type + ": " + why);
    }

    private static Point point(JsonNode json) {
        return SHAPES.createPoint(position(json));
    }

    private static LineString line(JsonNode json) {
        return SHAPES.createLineString(positions(json));
    }

    private static Polygon polygon(JsonNode json) {
        List<LinearRing> rings = parts(json, ring -> SHAPES.createLinearRing(positions(ring)));
        return SHAPES.createPolygon(
                rings.getFirst(), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private static <T> List<T> parts(JsonNode json, Function<JsonNode, T> part) {
        if (!json.isArray() || json.isEmpty()) {
            throw new IllegalArgumentException("a list is missing");
        }
        return StreamSupport.stream(json.spliterator(), false).map(part).toList();
    }

    private static Coordinate[] positions(JsonNode json) {
        return parts(json, GeoCoordinates::position).toArray(Coordinate[]::new);
    }

    private static Coordinate position(JsonNode json) {
        boolean isOne = json.isArray()
                && (json.size() == 2 || json.size() == 3)
                && IntStream.range(0, json.size()).allMatch(i -> json.get(i).isNumber());
        if (!isOne
                || Math.abs(json.get(0).doubleValue()) > 180
                || Math.abs(json.get(1).doubleValue()) > 90) {
            throw new IllegalArgumentException("a position is a list of degrees east and degrees north");
        }
        return new Coordinate(json.get(0).doubleValue(), json.get(1).doubleValue());
    }
}
