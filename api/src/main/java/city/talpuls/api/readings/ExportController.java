package city.talpuls.api.readings;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.files.Dialect;
import city.talpuls.api.files.Format;
import city.talpuls.api.opendata.OpenData;
import city.talpuls.api.parameter.DeviceIds;
import city.talpuls.api.parameter.District;
import city.talpuls.api.parameter.Moment;
import city.talpuls.api.parameter.PropertyNames;
import city.talpuls.api.parameter.Zone;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.web.ByteStream;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
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
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Series as files of any length. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.READER)
@Tag(name = "readings")
final class ExportController {

    static final String DESCRIPTION_TYPE = "application/csvm+json";

    /** Where CSV on the Web looks for it: the address of the file with this behind. */
    private static final String DESCRIPTION = "-metadata.json";

    private final Export export;
    private final OpenData terms;
    private final ObjectMapper json;
    private final InstantSource clock;

    ExportController(Export export, OpenData terms, ObjectMapper json, @Named("api") InstantSource clock) {
        this.export = export;
        this.terms = terms;
        this.json = json;
        this.clock = clock;
    }

    @Get(
            uris = {
                "/readings.csv",
                "/readings.ndjson",
                "/readings.geojson",
                "/readings.parquet",
                "/readings.csv-metadata.json"
            })
    @Produces({
        "text/csv; charset=utf-8; header=present",
        "application/x-ndjson",
        "application/geo+json",
        "application/vnd.apache.parquet",
        ExportController.DESCRIPTION_TYPE
    })
    @Operation(operationId = "exportReadings", summary = "Series as a file, all of them", description = """
                    Any range of one datastream or many, without a limit of rows, as CSV, lines of JSON, GeoJSON or Parquet, as
                    the address ends. Rows are in the order of datastreams, which is the order in which they first spoke, and of
                    time in each.

                    A row of CSV has the columns time, value, unit, quality, or time, the chosen aggregates, unit, count, flagged;
                    before them device and property, unless one device and one property are named. In the other formats each row
                    has device, property, unit, time, then value and quality or the aggregates, count and flagged. In GeoJSON it
                    is a feature where the device stands, without a geometry if nobody knows where.

                    Devices, or a district, and properties are combined; one of the three has to be given. A file that breaks off
                    ends its connection without the last chunk. Only so many files are made at the same time; more are answered
                    503 with `Retry-After`.

                    The licence of the data is in the header `Link` (`rel="license"`), and with whom to name in GeoJSON (`license`,
                    `attribution`), in Parquet's metadata, and for CSV in `/readings.csv-metadata.json`, which takes the same
                    parameters and says as CSV on the Web which columns the file has; CSV links to it (`rel="describedby"`).""")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string")),
                @Content(mediaType = "application/geo+json", schema = @Schema(type = "string")),
                @Content(
                        mediaType = "application/vnd.apache.parquet",
                        schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = ExportController.DESCRIPTION_TYPE, schema = @Schema(type = "object"))
            })
    HttpResponse<ByteStream> file(
            HttpRequest<?> request,
            @Parameter(
                            description = "Which devices, with commas between",
                            example = "70b3d57ed0001234",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    DeviceIds device,
            @Parameter(
                            description = "Which Stadtbezirk they stand in; not beside device",
                            example = "Elberfeld",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    District district,
            @Parameter(
                            description = "What they measure, with commas between; everything unless given",
                            example = "temperature",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    PropertyNames property,
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
                            description = "How fine; auto only for one device and one property",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"raw", "15m", "1h", "1d", "P1W", "P1M", "P1Y", "auto"},
                                            defaultValue = "raw"))
                    @QueryValue
                    @Nullable
                    IntervalChoice interval,
            @Parameter(
                            description =
                                    "Whose days, weeks, months and years are meant by 1d, P1W, P1M, P1Y and auto, and whose clocks by CSV for Excel: an id of the IANA time zone database",
                            example = "Europe/Berlin",
                            schema = @Schema(type = "string", defaultValue = "UTC"))
                    @QueryValue
                    @Nullable
                    Zone tz,
            @Parameter(
                            description = "What to say of a window, as for JSON",
                            example = "mean,max",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    Statistics aggregate,
            @Parameter(
                            description =
                                    "Of CSV only: rfc4180, or excel-de with semicolons, decimal commas, a byte order mark, times as the clocks of tz show them, and an apostrophe before text that Excel would take for a formula",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"rfc4180", "excel-de"},
                                            defaultValue = "rfc4180"))
                    @QueryValue
                    @Nullable
                    Dialect dialect) {
        Format format = format(request);
        if (dialect != null && format != Format.CSV) {
            throw ProblemException.badParameter("dialect", "only CSV has dialects");
        }
        var question = new Export.Question(
                new Choice(device, district, property),
                Span.asked(from, to, clock.instant()),
                interval,
                tz == null ? Zone.UTC : tz,
                aggregate,
                format,
                dialect == null ? Dialect.RFC4180 : dialect);
        if (isDescription(request)) {
            return HttpResponse.ok(new ByteStream(Flux.just(description(request, question))))
                    .contentType(DESCRIPTION_TYPE)
                    .header(HttpHeaders.LINK, license());
        }
        Flux<byte[]> file = request.getMethod() == HttpMethod.HEAD ? Flux.empty() : export.file(question);
        MutableHttpResponse<ByteStream> answer = HttpResponse.ok(new ByteStream(file))
                .contentType(format.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"readings." + format.extension() + '"')
                .header(HttpHeaders.LINK, license());
        return format == Format.CSV
                ? answer.header(
                        HttpHeaders.LINK,
                        "<readings.csv" + DESCRIPTION + query(request) + ">; rel=\"describedby\"; type=\""
                                + DESCRIPTION_TYPE + '"')
                : answer;
    }

    private String license() {
        return "<" + terms.licence().text() + ">; rel=\"license\"";
    }

    private byte[] description(HttpRequest<?> request, Export.Question question) {
        try {
            return json.writeValueAsBytes(export.description(question, "readings.csv" + query(request)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a description cannot be written as JSON", e);
        }
    }

    /** The question as it was asked, so that it leads from a file to its description and back. */
    private static String query(HttpRequest<?> request) {
        String query = request.getUri().getRawQuery();
        return query == null ? "" : "?" + query;
    }

    private static boolean isDescription(HttpRequest<?> request) {
        return request.getPath().endsWith(DESCRIPTION);
    }

    private static Format format(HttpRequest<?> request) {
        String path = request.getPath();
        return isDescription(request) ? Format.CSV : Format.ofExtension(path.substring(path.lastIndexOf('.') + 1));
    }
}
