package city.talpuls.api.gaps;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.devices.Registry;
import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Moment;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.store.Database;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a device's messages was lost before it reached the platform. */
@Controller("/api/v1/devices/{id}/gaps")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.READER)
@Tag(name = "operation")
final class GapsController {

    private static final Duration USUAL = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(92);

    private final Registry registry;
    private final Database database;
    private final InstantSource clock;

    GapsController(Registry registry, Database database, @Named("api") InstantSource clock) {
        this.registry = registry;
        this.database = database;
        this.clock = clock;
    }

    @Get
    @Operation(
            operationId = "getGaps",
            summary = "The messages of a device that are missing between those that arrived",
            description =
                    "By the frame counters of LoRaWAN. A message that arrived and could not be read is a dead letter and no gap.")
    GapsAnswer gaps(
            @Parameter(description = "The device's id", example = "70b3d57ed0001234", schema = @Schema(type = "string"))
                    @PathVariable
                    DeviceId id,
            @Parameter(
                            description = "The beginning of the span; 7 days before its end if absent",
                            schema = @Schema(type = "string", format = "date-time"))
                    @QueryValue
                    @Nullable
                    Moment from,
            @Parameter(
                            description = "The end of the span, which does not belong to it; now if absent",
                            schema = @Schema(type = "string", format = "date-time"))
                    @QueryValue
                    @Nullable
                    Moment to,
            @Parameter(
                            description = "The most gaps in this answer",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "10000", defaultValue = "1000"))
                    @QueryValue(defaultValue = "1000")
                    Limit limit) {
        registry.require(id, "id");
        Instant end = to == null ? clock.instant() : to.instant();
        Instant begin = from == null ? end.minus(USUAL) : from.instant();
        if (!begin.isBefore(end)) {
            throw ProblemException.badParameter("from", "from must be before to");
        }
        if (Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw ProblemException.badParameter("from", "from and to must be at most 92 days apart");
        }
        Counting counting = counted(id, begin, end);
        List<Gap> gaps = counting.gaps();
        long missing = gaps.stream().mapToLong(Gap::missing).sum();
        long all = missing + counting.received();
        return new GapsAnswer(
                id.value(),
                begin,
                end,
                counting.received(),
                missing,
                all == 0 ? 0 : (double) missing / all,
                gaps.stream().limit(limit.items()).toList());
    }

    private Counting counted(DeviceId id, Instant from, Instant to) {
        return database.ask(handle -> {
            var counting = new Counting();
            handle.createQuery("""
                            SELECT received_at, session, counter
                            FROM frame JOIN device ON device.number = frame.device
                            WHERE device.id = :id AND received_at >= :from AND received_at < :to
                            ORDER BY received_at, session, counter""")
                    .bind("id", id.value())
                    .bind("from", from)
                    .bind("to", to)
                    .map((row, context) -> new Frame(
                            row.getTimestamp("received_at").toInstant(),
                            row.getString("session"),
                            row.getLong("counter")))
                    .forEach(counting::add);
            return counting;
        });
    }
}
