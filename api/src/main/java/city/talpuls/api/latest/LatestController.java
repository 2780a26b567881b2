package city.talpuls.api.latest;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.parameter.BoundingBox;
import city.talpuls.api.parameter.District;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.api.store.Database;
import city.talpuls.api.text.Written;
import city.talpuls.api.web.Freshness;
import city.talpuls.model.measurement.Property;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.sql.ResultSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The latest readings, on the map. */
@Controller("/api/v1/latest")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.READER)
@Tag(name = "readings")
final class LatestController {

    private final Database database;
    private final Freshness freshness;

    LatestController(Database database, Freshness freshness) {
        this.database = database;
        this.freshness = freshness;
    }

    @Get
    @Produces({"application/geo+json", MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "getLatest",
            summary = "What every device last measured",
            description =
                    "GeoJSON. The latest is the latest by time of measurement; one that is dated in the future is given only where there is no other. Devices that have no reading are left out. An answer has an `ETag`, and is 304 to an `If-None-Match` that still holds.")
    @ApiResponse(responseCode = "304", description = "It is still what the client has")
    @ApiResponse(
            responseCode = "200",
            description = "What was measured last",
            content = {
                @Content(
                        mediaType = "application/geo+json",
                        schema = @Schema(implementation = FeatureCollection.class)),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = FeatureCollection.class))
            })
    HttpResponse<Written> latest(
            HttpRequest<?> request,
            @Parameter(
                            description = "Which property; all of them unless given",
                            example = "temperature",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    Property property,
            @Parameter(
                            description = "Only devices in this box: west,south,east,north in degrees",
                            example = "7.0,51.1,7.4,51.4",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    BoundingBox bbox,
            @Parameter(
                            description = "Only devices in this Stadtbezirk",
                            example = "Elberfeld",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    District district) {
        Written features =
                database.ask(handle -> query(handle, property, bbox, district).scanResultSet((rows, context) -> {
                    var writer = new FeatureCollectionWriter();
                    ResultSet row = rows.get();
                    while (row.next()) {
                        writer.write(row);
                    }
                    return writer.finish();
                }));
        return freshness.response(request, features, null);
    }

    private static Query query(
            Handle handle, @Nullable Property property, @Nullable BoundingBox bbox, @Nullable District district) {
        String chosen = (property == null ? "" : " AND property = :property")
                + (bbox == null ? "" : " AND device.latitude BETWEEN :south AND :north AND " + longitudes(bbox))
                + (district == null ? "" : " AND device.district = :district");
        Query query = handle.createQuery("""
                SELECT %s
                FROM datastream
                JOIN device ON device.id = datastream.device
                JOIN latest ON latest.datastream = datastream.id
                WHERE true%s ORDER BY datastream.id""".formatted(FeatureCollectionWriter.COLUMNS, chosen));
        if (property != null) {
            query.bind("property", property.name());
        }
        if (bbox != null) {
            query.bind("west", bbox.west())
                    .bind("south", bbox.south())
                    .bind("east", bbox.east())
                    .bind("north", bbox.north());
        }
        return district == null ? query : query.bind("district", district.name());
    }

    private static String longitudes(BoundingBox bbox) {
        return bbox.west() <= bbox.east()
                ? "device.longitude BETWEEN :west AND :east"
                : "(device.longitude >= :west OR device.longitude <= :east)";
    }
}
