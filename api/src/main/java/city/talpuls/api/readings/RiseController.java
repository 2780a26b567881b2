package city.talpuls.api.readings;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.devices.Datastream;
import city.talpuls.api.devices.Registry;
import city.talpuls.api.parameter.Cursor;
import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Moment;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.readings.RiseAnswer.Rise;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Property;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.inject.Named;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How fast a river rises, or anything else. */
@Controller("/api/v1/rises")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.READER)
@Tag(name = "indicators")
final class RiseController {

    private static final String LIST = "rises";

    private final Registry registry;
    private final Rises rises;
    private final InstantSource clock;

    RiseController(Registry registry, Rises rises, @Named("api") InstantSource clock) {
        this.registry = registry;
        this.rises = rises;
        this.clock = clock;
    }

    @Get
    @Operation(operationId = "getRises", summary = "How fast a datastream rises", description = """
                    For each good reading, by how much it is above the good one that is nearest to `per` before it, which may be
                    off by half of `per`; in proportion to `per`. A reading without such a one is no point. Alert rules that
                    watch `rise` take it in the same way.""")
    RiseAnswer list(
            @Parameter(description = "Which device", example = "70b3d57ed0001234", schema = @Schema(type = "string"))
                    @QueryValue
                    DeviceId device,
            @Parameter(description = "What it measures", example = "water_level", schema = @Schema(type = "string"))
                    @QueryValue
                    Property property,
            @Parameter(
                            description = "Over which span: an ISO 8601 duration from PT15M to P1D",
                            schema = @Schema(type = "string", defaultValue = "PT1H"))
                    @QueryValue(defaultValue = "PT1H")
                    Per per,
            @Parameter(
                            description = "Start, inclusive; 24 hours before the end unless given",
                            schema = @Schema(type = "string", format = "date-time"))
                    @QueryValue
                    @Nullable
                    Moment from,
            @Parameter(
                            description = "End, exclusive; now unless given",
                            schema = @Schema(type = "string", format = "date-time"))
                    @QueryValue
                    @Nullable
                    Moment to,
            @Parameter(
                            description = "The most points in this answer",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "10000", defaultValue = "1000"))
                    @QueryValue(defaultValue = "1000")
                    Limit limit,
            @Parameter(description = "The next of the answer before", schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    Cursor cursor) {
        Datastream datastream = registry.datastream(device, property);
        Span span = cursor == null
                ? Span.asked(from, to, clock.instant())
                : cursor.read(LIST, 4, values -> rest(values, datastream, per));
        List<Rise> found = rises.of(datastream.id(), span, per, limit.items() + 1);
        if (found.size() <= limit.items()) {
            return new RiseAnswer(datastream, per.length().toString(), found, null);
        }
        List<Rise> points = found.subList(0, limit.items());
        Span rest = span.after(points.getLast().time());
        String next = Cursor.of(
                        LIST,
                        Integer.toString(datastream.id()),
                        per.length().toString(),
                        rest.from().toString(),
                        rest.to().toString())
                .text();
        return new RiseAnswer(datastream, per.length().toString(), points, next);
    }

    private static Span rest(List<String> values, Datastream asked, Per per) {
        if (Integer.parseInt(values.get(0)) != asked.id()
                || !Per.ofText(values.get(1)).equals(per)) {
            throw ProblemException.badParameter(
                    "cursor", "this cursor belongs to another question: device, property or per differ");
        }
        return new Span(
                Moment.ofText(values.get(2)).instant(),
                Moment.ofText(values.get(3)).instant());
    }
}
