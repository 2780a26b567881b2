package city.talpuls.api.latest;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.parameter.BoundingBox;
import city.talpuls.api.parameter.District;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.api.store.Database;
import city.talpuls.model.measurement.Property;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
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

    LatestController(Database database) {
        this.database = database;
    }

    @Get
    @Produces({"application/geo+json", MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "getLatest",
            summary = "What every device last measured of one property",
            description =
                    "GeoJSON. The latest is the latest by time of measurement; one that is dated in the future is given only where there is no other. Devices that have no reading are left out.")
    FeatureCollection latest(
            @Parameter(description = "Which property", example = "temperature", schema = @Schema(type = "string"))
                    @QueryValue
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
        return FeatureCollection.of(database.ask(handle -> query(handle, property, bbox, district)
                .map((row, context) -> Feature.of(row))
                .list()));
    }

    private static Query query(
            Handle handle, Property property, @Nullable BoundingBox bbox, @Nullable District district) {
        String places = (bbox == null ? "" : " AND device.latitude BETWEEN :south AND :north AND " + longitudes(bbox))
                + (district == null ? "" : " AND device.district = :district");
        Query query =
                handle.createQuery("""
                        SELECT datastream.id, device, name, latitude, longitude, district, property, unit,
                            latest.time, latest.value, latest.quality
                        FROM datastream
                        JOIN device ON device.id = datastream.device
                        JOIN latest ON latest.datastream = datastream.id
                        WHERE property = :property""" + places + " ORDER BY datastream.id").bind("property", property.name());
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
