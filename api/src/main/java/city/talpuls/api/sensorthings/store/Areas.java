package city.talpuls.api.sensorthings.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** The areas around places. */
final class Areas {

    private Areas() {}

    /** The box around all geometries of a list in GeoJSON; of one point the point. Null if there is none. */
    static @Nullable String around(String list) {
        return box(list).map(GeoJson::write).orElse(null);
    }

    /** The same as a geometry. */
    static Optional<Geometry> box(String list) {
        var geoJson = new GeoJson();
        var box = new Envelope();
        try {
            for (JsonNode one : new ObjectMapper().readTree(list)) {
                geoJson.read(one).ifPresent(geometry -> box.expandToInclude(geometry.getEnvelopeInternal()));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no JSON", e);
        }
        return box.isNull() ? Optional.empty() : Optional.of(new GeometryFactory().toGeometry(box));
    }
}
