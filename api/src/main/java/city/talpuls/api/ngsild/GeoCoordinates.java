package city.talpuls.api.ngsild;

import city.talpuls.api.geometry.GeoJson;
import city.talpuls.api.problem.ProblemException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;

/** Reads geometries whose coordinates are written as GeoJSON has them. */
final class GeoCoordinates {

    private static final Set<String> TYPES =
            Set.of("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon");

    private static final int DEEPEST = 8;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

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
            var node = JSON.createObjectNode().put("type", type);
            node.set("coordinates", JSON.readTree(coordinates));
            return GeoJson.valid(GeoJson.geometry(node));
        } catch (JsonProcessingException e) {
            throw ProblemException.badParameter("coordinates", "the coordinates are no JSON");
        } catch (IllegalArgumentException e) {
            throw ProblemException.badParameter("coordinates", "what they make " + e.getMessage());
        }
    }
}
