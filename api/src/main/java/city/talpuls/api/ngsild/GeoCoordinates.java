package city.talpuls.api.ngsild;

import city.talpuls.api.geometry.GeoJson;
import city.talpuls.api.problem.ProblemException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;

/** Reads geometries whose coordinates are written as GeoJSON has them. */
final class GeoCoordinates {

    private static final Set<String> TYPES =
            Set.of("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon");

    private static final int DEEPEST = 8;

    private static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder()
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
        if (!TYPES.contains(type)) {
            throw ProblemException.badParameter(
                    "geometry",
                    "geometry is one of Point, MultiPoint, LineString, MultiLineString, Polygon, MultiPolygon");
        }
        try {
            var node = JsonNodeFactory.instance.objectNode().put("type", type);
            node.set("coordinates", JSON.readTree(coordinates));
            return GeoJson.valid(GeoJson.geometry(node));
        } catch (JsonProcessingException e) {
            throw ProblemException.badParameter("coordinates", "the coordinates are no JSON");
        } catch (IllegalArgumentException e) {
            throw ProblemException.badParameter("coordinates", "what these coordinates make " + e.getMessage());
        }
    }
}
