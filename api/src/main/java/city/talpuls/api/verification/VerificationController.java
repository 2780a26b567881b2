package city.talpuls.api.verification;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.parameter.Moment;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.web.ByteStream;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.HttpResponse;
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
import jakarta.inject.Named;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Holds what is stored against itself, while whoever asked listens. One at a time: it keeps a database busy. */
@Controller("/api/v1/verification")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.ANALYST)
@Tag(name = "operation")
final class VerificationController {

    private static final Logger log = LoggerFactory.getLogger(VerificationController.class);

    static final String NDJSON = "application/x-ndjson";

    private final KeptReadings kept;
    private final Recount recount;
    private final VerificationConfig config;
    private final InstantSource clock;
    private final ExecutorService executor;
    private final ObjectWriter json;
    private final Semaphore turn = new Semaphore(1);

    VerificationController(
            KeptReadings kept,
            Recount recount,
            VerificationConfig config,
            ObjectMapper json,
            @Named("api") InstantSource clock,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.kept = kept;
        this.recount = recount;
        this.config = config;
        this.json = json.writerFor(Line.class);
        this.clock = clock;
        this.executor = executor;
    }

    @Get
    @Produces(NDJSON)
    @Operation(
            operationId = "verify",
            summary = "Whether each stored aggregate is that of its stored readings",
            description = """
                    Computes the aggregates of 15 minutes and of an hour that start from `from` to before `to` anew from the
                    readings, and tells what differs, an object in JSON per line, by `kind`: `difference` (an aggregate that
                    is `different`, `missing` or `superfluous`), `progress`, and in the end `summary`, or `broken-off` if it
                    could not come to one. Counts, extremes, first and last have to be the same, sums as close as adding in
                    another order leaves them. Aggregates follow their readings by some seconds, so a difference counts if
                    it is there in four looks some seconds apart; windows whose readings change meanwhile are counted as
                    `stillChanging`. Before the earliest reading that is kept nothing is verified. It works on one request
                    at a time.""")
    @ApiResponse(
            responseCode = "200",
            description = "The lines",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = Line.class)))
    HttpResponse<ByteStream> verify(
            @Parameter(
                            description =
                                    "The earliest start of a window, inclusive; unless given, the earliest there is",
                            schema = @Schema(type = "string", format = "date-time"))
                    @QueryValue
                    @Nullable
                    Moment from,
            @Parameter(
                            description = "The latest start of a window, exclusive; unless given, all there are",
                            schema = @Schema(type = "string", format = "date-time"))
                    @QueryValue
                    @Nullable
                    Moment to) {
        if (from != null && to != null && from.instant().isAfter(to.instant())) {
            throw ProblemException.badParameter("from", "from must not be after to");
        }
        Flux<Line> lines =
                run(from, to).map(this::lines).orElseGet(() -> Flux.just(new Line.Summary(null, null, 0, 0, 0, 0)));
        return HttpResponse.ok(new ByteStream(lines.map(this::written).subscribeOn(asCaller())));
    }

    /** Where the lines are made, whose questions are his who asks now. */
    private Scheduler asCaller() {
        PropagatedContext asked = PropagatedContext.getOrEmpty();
        return Schedulers.fromExecutor(task -> executor.execute(asked.wrap(task)));
    }

    private Optional<Run> run(@Nullable Moment from, @Nullable Moment to) {
        Optional<Instant> earliest = kept.start();
        Optional<Instant> latest = kept.end();
        if (earliest.isEmpty() || latest.isEmpty()) {
            return Optional.empty();
        }
        Instant start = from == null || from.instant().isBefore(earliest.get()) ? earliest.get() : from.instant();
        Instant end = to == null || to.instant().isAfter(latest.get()) ? latest.get() : to.instant();
        return Optional.of(new Run(recount, clock, start, end.isBefore(start) ? start : end, config.pause()));
    }

    private Flux<Line> lines(Run run) {
        return Flux.defer(() -> {
            if (!turn.tryAcquire()) {
                return Flux.just(new Line.BrokenOff("another verification is at work"));
            }
            return Flux.<List<Line>>generate(sink -> step(run, sink))
                    .flatMapIterable(some -> some, 1)
                    .onErrorResume(this::brokenOff)
                    .doFinally(how -> turn.release());
        });
    }

    private static void step(Run run, SynchronousSink<List<Line>> sink) {
        if (run.isEnded()) {
            sink.complete();
            return;
        }
        try {
            sink.next(run.step());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            sink.complete();
        }
    }

    private Flux<Line> brokenOff(Throwable failure) {
        log.warn("A verification broke off", failure);
        return Flux.just(new Line.BrokenOff("the database did not answer; the log of the api has more"));
    }

    private byte[] written(Line line) {
        try {
            return (json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a line cannot be written as JSON", e);
        }
    }
}
