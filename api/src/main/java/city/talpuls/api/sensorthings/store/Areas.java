package city.talpuls.api.sensorthings.store;

import com.fasterxml.jackson.databind.JsonNode;
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
        return box(list).map(StoredGeometry::write).orElse(null);
    }

    /** The same as a geometry. */
    static Optional<Geometry> box(String list) {
        var box = new Envelope();
        for (JsonNode one : StoredGeometry.json(list)) {
            StoredGeometry.read(one).ifPresent(geometry -> box.expandToInclude(geometry.getEnvelopeInternal()));
        }
        return box.isNull() ? Optional.empty() : Optional.of(new GeometryFactory().toGeometry(box));
    }
}
