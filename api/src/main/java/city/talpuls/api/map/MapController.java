package city.talpuls.api.map;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.problem.AnswersProblems;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the page's map is made of. */
@Controller("/api/v1/map")
@AnswersProblems
@Needs(Role.READER)
@Tag(name = "page", description = "What the page needs to know")
final class MapController {

    private final TileSource source;

    MapController(TileSource source) {
        this.source = source;
    }

    @Get
    @Operation(operationId = "getMap", summary = "Where the map's tiles come from")
    MapSettings map() {
        String url = source.tilesUrl();
        return new MapSettings(url == null ? null : new Tiles(url, source.tilesAttribution()));
    }

    /**
     * The map's settings.
     *
     * @param tiles where the tiles come from; none if the page is to draw the valley itself
     */
    @Introspected
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record MapSettings(
            @Schema(description = "Where the tiles come from; null if the page is to draw the valley itself") @Nullable
            Tiles tiles) {}

    /**
     * A source of tiles.
     *
     * @param url a tile's address, with {z}, {x} and {y}
     * @param attribution whom the map must name
     */
    @Introspected
    record Tiles(
            @Schema(description = "A tile's address", example = "https://tiles.example.org/{z}/{x}/{y}.png")
            String url,

            @Schema(description = "Whom the map must name", example = "OpenStreetMap contributors")
            String attribution) {}
}
