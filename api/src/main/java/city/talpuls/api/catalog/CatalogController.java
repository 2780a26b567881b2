package city.talpuls.api.catalog;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.opendata.BaseAddress;
import city.talpuls.api.opendata.OpenData;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The catalogue for open-data portals. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.READER)
@Tag(name = "opendata", description = "What the city gives away, as portals read it")
final class CatalogController {

    private static final int DATASETS_A_PAGE = 100;

    /** Portals come once a day; who looks by hand waits five minutes at most for what is new. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Offers offers;
    private final OpenData terms;
    private final Topics topics;
    private final BaseAddress address;
    private final Freshness freshness;

    CatalogController(Offers offers, OpenData terms, Topics topics, BaseAddress address, Freshness freshness) {
        this.offers = offers;
        this.terms = terms;
        this.topics = topics;
        this.address = address;
        this.freshness = freshness;
    }

    @Get(uris = {"/catalog", "/catalog.ttl", "/catalog.jsonld", "/catalog.rdf"})
    @Produces(MediaType.ALL)
    @Operation(
            operationId = "getCatalog",
            summary = "The catalogue of open data, after DCAT-AP.de 3.0",
            description = """
                    A dataset for each property and district of which everybody may see readings, one of the devices and one that
                    is SensorThings; internal devices are never in it, whoever asks. In Turtle, JSON-LD or RDF/XML, as `Accept`
                    or the end of the address says. 100 districts and properties a page; the next is in the header `Link` and in
                    the graph, as Hydra has it.""")
    @ApiResponse(responseCode = "304", description = "It is still what the client has")
    @ApiResponse(
            responseCode = "200",
            description = "The catalogue, or a page of it",
            content = {
                @Content(mediaType = RdfForm.TURTLE_TYPE, schema = @Schema(type = "string")),
                @Content(mediaType = RdfForm.JSON_LD_TYPE, schema = @Schema(type = "object")),
                @Content(mediaType = RdfForm.RDF_XML_TYPE, schema = @Schema(type = "string"))
            })
    HttpResponse<Written> catalog(
            HttpRequest<?> request,
            @Parameter(
                            description = "Which page, from 1",
                            example = "1",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "100000", defaultValue = "1"))
                    @QueryValue
                    @Nullable
                    PageNumber page) {
        RdfForm form = RdfForm.ofEnding(request.getPath()).orElseGet(() -> form(request));
        int number = PageNumber.orFirst(page);
        var places = new Places(address.of(request));
        Offers.Excerpt excerpt = offers.some((number - 1) * DATASETS_A_PAGE, DATASETS_A_PAGE);
        int pages = Math.max(1, Math.ceilDiv(excerpt.of(), DATASETS_A_PAGE));
        if (number > pages) {
            throw new ProblemException(
                    Problem.of(ProblemType.NOT_FOUND, "page", "there is no page " + number + "; the last is " + pages));
        }
        MutableHttpResponse<Written> answer =
                answer(request, form, new CatalogGraph(terms, topics, places).page(excerpt, number, pages));
        return number < pages
                ? answer.header(HttpHeaders.LINK, "<" + places.page(number + 1) + ">; rel=\"next\"")
                : answer;
    }

    @Get("/catalog/datasets/{id}")
    @Produces(MediaType.ALL)
    @Operation(
            operationId = "getDataset",
            summary = "One dataset of the catalogue",
            description =
                    "By property and district with a colon between, or `devices` or `sensorthings`. In Turtle, JSON-LD or RDF/XML, as `Accept` or `.ttl`, `.jsonld` or `.rdf` at its end says.")
    @ApiResponse(responseCode = "304", description = "It is still what the client has")
    @ApiResponse(
            responseCode = "200",
            description = "The dataset, with its distributions and services",
            content = {
                @Content(mediaType = RdfForm.TURTLE_TYPE, schema = @Schema(type = "string")),
                @Content(mediaType = RdfForm.JSON_LD_TYPE, schema = @Schema(type = "object")),
                @Content(mediaType = RdfForm.RDF_XML_TYPE, schema = @Schema(type = "string"))
            })
    HttpResponse<Written> dataset(
            HttpRequest<?> request,
            @Parameter(description = "The dataset's id", example = "temperature:Elberfeld") @PathVariable String id) {
        RdfForm named = RdfForm.ofEnding(id).orElse(null);
        String dataset = named == null ? id : named.withoutEnding(id);
        var graph = new CatalogGraph(terms, topics, new Places(address.of(request)));
        return answer(
                request,
                named == null ? form(request) : named,
                switch (dataset) {
                    case DatasetGraph.DEVICES -> graph.devices(offers.some(0, 0).latest());
                    case DatasetGraph.SENSOR_THINGS ->
                        graph.sensorThings(offers.some(0, 0).latest());
                    default -> graph.dataset(offer(dataset));
                });
    }

    private Offer offer(String id) {
        return offers.one(id)
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemType.NOT_FOUND, "id", "the catalogue has no dataset '" + id + "'")));
    }

    private static RdfForm form(HttpRequest<?> request) {
        return RdfForm.preferred(request.accept())
                .orElseThrow(() -> new ProblemException(Problem.of(
                        ProblemType.NOT_ACCEPTABLE,
                        "the catalogue is there as " + RdfForm.TURTLE_TYPE + ", " + RdfForm.JSON_LD_TYPE + " and "
                                + RdfForm.RDF_XML_TYPE)));
    }

    private MutableHttpResponse<Written> answer(HttpRequest<?> request, RdfForm form, CatalogGraph graph) {
        return freshness.shared(request, Written.of(form.write(graph.triples())), form.contentType(), KEPT);
    }
}
