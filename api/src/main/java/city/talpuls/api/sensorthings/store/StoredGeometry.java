package city.talpuls.api.sensorthings.store;

import city.talpuls.api.geometry.GeoJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Geometries as they are stored: in GeoJSON, and among what clients called a location without its being one. */
final class StoredGeometry {

    private static final ObjectReader JSON = new ObjectMapper().reader();

    private StoredGeometry() {}

    /** JSON that is stored. */
    static JsonNode json(String stored) {
        try {
            return JSON.readTree(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no JSON", e);
        }
    }

    /** The geometry that it is, or that features in it have; nothing if it is none. */
    static Optional<Geometry> read(JsonNode node) {
        try {
            return Optional.of(GeoJson.anything(node));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // Clients may call anything a location.
        }
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
