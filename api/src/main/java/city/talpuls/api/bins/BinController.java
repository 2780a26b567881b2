package city.talpuls.api.bins;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.devices.Registry;
import city.talpuls.api.parameter.Cursor;
import city.talpuls.api.parameter.District;
import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Moment;
import city.talpuls.api.parameter.Page;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import city.talpuls.model.measurement.DeviceId;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The waste bins, the most urgent first. */
@Controller("/api/v1/bins")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.READER)
@Tag(name = "indicators", description = "What follows from readings for those who act on them")
final class BinController {

    private static final String LIST = "bins";

    private final BinStates bins;
    private final Registry registry;
    private final InstantSource clock;

    BinController(BinStates bins, Registry registry, @Named("api") InstantSource clock) {
        this.bins = bins;
        this.registry = registry;
        this.clock = clock;
    }

    @Get
    @Operation(
            operationId = "listBins",
            summary = "All waste bins, those first that need emptying first",
            description =
                    "Every device that measures `fill_level`. What is said of it comes from its good readings of the last 8 weeks.")
    Page<Bin> list(
            @Parameter(
                            description = "Only bins in this Stadtbezirk",
                            example = "Elberfeld",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    District district,
            @Parameter(
                            description = "Only bins that are expected to need emptying before this time",
                            schema = @Schema(type = "string", format = "date-time"))
                    @QueryValue
                    @Nullable
                    Moment before,
            @Parameter(
                            description = "From which level on a bin needs emptying, in percent",
                            schema = @Schema(type = "number", minimum = "1", maximum = "100", defaultValue = "80"))
                    @QueryValue(defaultValue = "80")
                    Threshold threshold,
            @Parameter(
                            description = "The most items in this answer",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "10000", defaultValue = "1000"))
                    @QueryValue(defaultValue = "1000")
                    Limit limit,
            @Parameter(description = "The next of the answer before", schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    Cursor cursor) {
        Place after = cursor == null ? null : cursor.read(LIST, 2, Place::of);
        List<Bin> found = bins.all().stream()
                .filter(bin ->
                        district == null || district.name().equals(bin.row().district()))
                .map(bin -> Bin.of(bin, threshold))
                .filter(bin -> before == null || isBefore(bin.needsEmptyingBy(), before.instant()))
                .filter(bin -> after == null || Place.IN_THE_LIST.compare(Place.of(bin), after) > 0)
                .sorted(Comparator.comparing(Place::of, Place.IN_THE_LIST))
                .limit(limit.items() + 1L)
                .toList();
        return Page.of(found, limit, last -> Place.of(last).cursor());
    }

    @Get("/{device}")
    @Operation(operationId = "getBin", summary = "One waste bin, with its emptyings and how it fills")
    BinDetail one(
            @Parameter(description = "The device's id", example = "70b3d57ed0001234", schema = @Schema(type = "string"))
                    @PathVariable
                    DeviceId device,
            @Parameter(
                            description = "From which level on it needs emptying, in percent",
                            schema = @Schema(type = "number", minimum = "1", maximum = "100", defaultValue = "80"))
                    @QueryValue(defaultValue = "80")
                    Threshold threshold) {
        registry.require(device, "device");
        return bins.of(device)
                .map(bin -> BinDetail.of(bin, threshold, clock.instant().minus(BinStates.MEMORY)))
                .orElseThrow(() -> new ProblemException(Problem.of(
                        ProblemType.UNKNOWN_DATASTREAM,
                        "device",
                        "the device '" + device + "' measures no fill_level")));
    }

    private static boolean isBefore(@Nullable Instant time, Instant before) {
        return time != null && time.isBefore(before);
    }

    /** Where a bin stands in the list. */
    private record Place(@Nullable Instant needsEmptyingBy, String device) {

        private static final Comparator<Place> IN_THE_LIST = Comparator.comparing(
                        Place::needsEmptyingBy, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
                .thenComparing(Place::device);

        static Place of(Bin bin) {
            return new Place(bin.needsEmptyingBy(), bin.device());
        }

        static Place of(List<String> values) {
            String time = values.getFirst();
            return new Place(time.isEmpty() ? null : Instant.parse(time), new DeviceId(values.getLast()).value());
        }

        Cursor cursor() {
            return Cursor.of(LIST, needsEmptyingBy == null ? "" : needsEmptyingBy.toString(), device);
        }
    }
}
