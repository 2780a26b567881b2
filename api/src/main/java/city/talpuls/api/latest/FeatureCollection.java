package city.talpuls.api.latest;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What GeoJSON calls a list, as the description of the API has it; {@link FeatureCollectionWriter} writes it.
 *
 * @param type always {@code FeatureCollection}
 * @param features one per datastream
 */
@Introspected
record FeatureCollection(
        @Schema(type = "string", allowableValues = "FeatureCollection")
        String type,

        List<Feature> features) {}
