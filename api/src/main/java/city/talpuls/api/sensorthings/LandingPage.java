package city.talpuls.api.sensorthings;

import city.talpuls.sensorthings.model.EntityType;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Stream;

/**
 * What there is, and what of the standard it follows (OGC 18-088, clause 9.2.1).
 *
 * @param value the sets of entities
 * @param serverSettings what the server can do
 */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "SensorThingsLandingPage", description = "What there is, and what of the standard it follows")
record LandingPage(
        @Schema(description = "The sets of entities") List<Set> value,
        @Schema(description = "What the server can do") Settings serverSettings) {

    private static final String REQUIREMENT = "http://www.opengis.net/spec/iot_sensing/1.1/req/";

    /** Exactly what is held by tests. */
    private static final List<String> CONFORMANCE = Stream.of(
                    "datamodel",
                    "resource-path/resource-path-to-entities",
                    "request-data",
                    "create-update-delete",
                    "data-array/data-array")
            .map(REQUIREMENT::concat)
            .toList();

    LandingPage {
        value = List.copyOf(value);
    }

    /**
     * A set of entities.
     *
     * @param name how it is called
     * @param url where it is
     */
    @Introspected
    @Schema(name = "SensorThingsSet", description = "A set of entities")
    record Set(
            @Schema(description = "How it is called", example = "Things")
            String name,

            @Schema(description = "Where it is", example = "https://talpuls.example/sensorthings/v1.1/Things")
            String url) {}

    /**
     * What the server can do.
     *
     * @param conformance the requirements that it meets
     */
    @Introspected
    @Schema(name = "SensorThingsSettings", description = "What the server can do")
    record Settings(
            @Schema(description = "The requirements that it meets")
            List<String> conformance) {

        Settings {
            conformance = List.copyOf(conformance);
        }
    }

    static LandingPage at(Links links) {
        return new LandingPage(
                Stream.of(EntityType.values())
                        .map(type -> new Set(type.plural(), links.root() + type.plural()))
                        .toList(),
                new Settings(CONFORMANCE));
    }
}
