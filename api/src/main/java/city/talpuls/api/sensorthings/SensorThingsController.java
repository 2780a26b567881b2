package city.talpuls.api.sensorthings;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.api.text.Written;
import city.talpuls.api.web.Freshness;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;

/** OGC SensorThings. The version is part of the address, so that others can stand beside it. */
@Controller("/sensorthings")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.READER)
@Tag(name = "sensorthings")
final class SensorThingsController {

    private static final String ROOT = "/sensorthings/";
    private static final String VERSION = "v1.1";

    private final Answers answers;
    private final Freshness freshness;
    private final HttpHostResolver hosts;

    SensorThingsController(Answers answers, Freshness freshness, HttpHostResolver hosts) {
        this.answers = answers;
        this.freshness = freshness;
        this.hosts = hosts;
    }

    @Get
    @Operation(
            operationId = "getSensorThingsVersions",
            summary = "Which versions of SensorThings there are",
            description = "Each with the address of its landing page.")
    @ApiResponse(
            responseCode = "200",
            description = "The versions",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            type = "object",
                                            example = "{\"v1.1\":\"https://talpuls.example/sensorthings/v1.1\"}")))
    Map<String, String> versions(HttpRequest<?> request) {
        return Map.of(VERSION, hosts.resolve(request) + ROOT + VERSION);
    }

    @Get("/v1.1")
    @Operation(
            operationId = "getSensorThingsLandingPage",
            summary = "What there is in SensorThings 1.1",
            description = "The sets of entities, and the requirements of OGC 18-088 that are met.")
    @ApiResponse(
            responseCode = "200",
            description = "The landing page",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LandingPage.class)))
    HttpResponse<Written> landingPage(HttpRequest<?> request) {
        return freshness.response(request, LandingPage.at(links(request)), null);
    }

    @Get("/v1.1/{path:.+}")
    @Produces({MediaType.APPLICATION_JSON, "application/geo+json", "text/csv", MediaType.TEXT_PLAIN})
    @Operation(operationId = "getSensorThings", summary = "Entities of SensorThings 1.1", description = """
                    A set of entities, one of them, what it is related to, a property or its value, as OGC 18-088 has it, with
                    `$filter`, `$orderby`, `$select`, `$expand`, `$top`, `$skip`, `$count` and `$resultFormat` (`dataArray`, `CSV`,
                    `GeoJSON`). A page has 100 entities unless `$top` says otherwise, at most 10 000; `@iot.nextLink` leads to
                    the next. An answer has an `ETag`, and is 304 to an `If-None-Match` that still holds.""")
    @ApiResponse(responseCode = "304", description = "It is still what the client has")
    @ApiResponse(
            responseCode = "200",
            description = "What the path leads to",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = "object", example = "{\"value\":[]}")),
                @Content(
                        mediaType = "application/geo+json",
                        schema =
                                @Schema(type = "object", example = "{\"type\":\"FeatureCollection\",\"features\":[]}")),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = "string"))
            })
    HttpResponse<Written> entities(
            HttpRequest<?> request,
            @Parameter(description = "What is asked for", example = "Things(1)/Datastreams") @PathVariable
                    String path) {
        Answer answer = answers.to(Asked.of(request, ROOT + VERSION + "/"), links(request));
        if (answer.isNothing()) {
            return HttpResponse.noContent();
        }
        MutableHttpResponse<Written> response =
                freshness.response(request, answer.body(), null).contentType(answer.mediaType());
        answer.next().ifPresent(next -> response.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\""));
        return response;
    }

    private Links links(HttpRequest<?> request) {
        return new Links(hosts.resolve(request) + ROOT + VERSION + "/");
    }
}
