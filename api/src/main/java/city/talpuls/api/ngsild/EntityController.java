package city.talpuls.api.ngsild;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Entities of NGSI-LD, to be read. */
@Controller("/ngsi-ld/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.READER)
@Tag(name = "ngsi-ld", description = "What is measured now, as NGSI-LD in the smart data models")
final class EntityController {

    private static final String TYPES = "AirQualityObserved, WasteContainer, WeatherObserved";

    private final Stations stations;
    private final Entities entities;

    EntityController(Stations stations, Entities entities) {
        this.stations = stations;
        this.entities = entities;
    }

    @Get("/entities")
    @Produces({MediaType.APPLICATION_JSON, Answers.JSON_LD})
    @Operation(
            operationId = "queryEntities",
            summary = "Devices as entities of one smart data model",
            description = """
                    Which device is what follows from what it measures. Each has a place; those of which nobody knows where they
                    stand are left out, and so are values that are doubted or in another unit. With `Accept: application/ld+json`
                    what the words mean is in the body, else in the header `Link`. `q`, `idPattern` and `scopeQ` are not known
                    and refused. Problems have the types of NGSI-LD.""")
    @ApiResponse(
            responseCode = "200",
            description = "The entities, in the order of their ids",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        array = @ArraySchema(schema = @Schema(type = "object"))),
                @Content(mediaType = Answers.JSON_LD, array = @ArraySchema(schema = @Schema(type = "object")))
            })
    HttpResponse<JsonNode> query(
            HttpRequest<?> request,
            @Parameter(
                            description =
                                    "Of which model: AirQualityObserved, WasteContainer or WeatherObserved, or what one of these stands for",
                            example = "AirQualityObserved",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    String type,
            @Parameter(
                            description = "Only those with these ids, with commas between",
                            example = "urn:ngsi-ld:AirQualityObserved:70b3d57ed0001234",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    String id,
            @Parameter(
                            description =
                                    "Only those that have one of these attributes, and only these of them, with commas between",
                            example = "pm10,no2",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    String attrs,
            @Parameter(
                            description = "The older word for format",
                            example = "keyValues",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"normalized", "simplified", "keyValues"}))
                    @QueryValue
                    @Nullable
                    String options,
            @Parameter(
                            description = "Whether attributes are told whole, or their values alone",
                            example = "simplified",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"normalized", "simplified", "keyValues"},
                                            defaultValue = "normalized"))
                    @QueryValue
                    @Nullable
                    String format,
            @Parameter(
                            description =
                                    "How the place is related to the geometry: near;maxDistance==METRES, near;minDistance==METRES, within, intersects, disjoint, equals, contains, overlaps",
                            example = "near;maxDistance==2000",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    String georel,
            @Parameter(
                            description = "Of which type the geometry is, as GeoJSON names it",
                            example = "Point",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    String geometry,
            @Parameter(
                            description = "The coordinates of the geometry, as GeoJSON has them",
                            example = "[7.1545,51.2557]",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    String coordinates,
            @Parameter(
                            description = "Which place is meant; there is one only",
                            example = "location",
                            schema = @Schema(type = "string", defaultValue = "location"))
                    @QueryValue
                    @Nullable
                    String geoproperty,
            @Parameter(
                            description = "How many are left out before the first",
                            example = "0",
                            schema = @Schema(type = "integer", minimum = "0", defaultValue = "0"))
                    @QueryValue
                    @Nullable
                    String offset,
            @Parameter(
                            description = "The most in this answer; 0 with count alone",
                            example = "100",
                            schema = @Schema(type = "integer", minimum = "0", maximum = "1000", defaultValue = "100"))
                    @QueryValue
                    @Nullable
                    String limit,
            @Parameter(
                            description = "Whether the header NGSILD-Results-Count says how many there are in all",
                            example = "true",
                            schema = @Schema(type = "boolean", defaultValue = "false"))
                    @QueryValue
                    @Nullable
                    String count) {
        EntityType model = EntityType.ofText(type)
                .orElseThrow(() -> ProblemException.badParameter("type", "type is one of " + TYPES));
        Excerpt excerpt = Excerpt.asked(offset, limit, count);
        GeoQuery place = GeoQuery.asked(georel, geometry, coordinates, geoproperty);
        var answers = new Answers(model, Form.asked(options, format), Answers.wantsLinkedData(request));
        Told told = told(model, id, place, attrs, excerpt);
        MutableHttpResponse<JsonNode> answer = answers.all(told.entities());
        excerpt.before().ifPresent(before -> answer.header(HttpHeaders.LINK, Paging.link(request, before, "prev")));
        excerpt.after(told.of())
                .ifPresent(after -> answer.header(HttpHeaders.LINK, Paging.link(request, after, "next")));
        return excerpt.isCounted() ? answer.header("NGSILD-Results-Count", Integer.toString(told.of())) : answer;
    }

    /** Some entities of so many. */
    private record Told(List<Entity> entities, int of) {}

    /** What entities have is looked up for those alone that are told, unless which these are depends on it. */
    private Told told(
            EntityType model, @Nullable String id, @Nullable GeoQuery place, @Nullable String attrs, Excerpt excerpt) {
        Set<String> ids = id == null ? Set.of() : words("id", id);
        List<Station> chosen = stations.of(model, null).stream()
                .filter(station -> ids.isEmpty() || ids.contains(model.urn(station.device())))
                .filter(station -> place == null || place.matches(station))
                .filter(station -> entities.knows(model, station))
                .toList();
        if (attrs == null) {
            return new Told(entities.of(model, excerpt.of(chosen)), chosen.size());
        }
        Set<String> names = words("attrs", attrs);
        List<Entity> having = entities.of(model, chosen).stream()
                .filter(entity -> entity.hasAny(names))
                .map(entity -> entity.only(names))
                .toList();
        return new Told(excerpt.of(having), having.size());
    }

    private static Set<String> words(String parameter, String text) {
        Set<String> words = Arrays.stream(text.split(",", -1)).collect(Collectors.toUnmodifiableSet());
        if (words.contains("")) {
            throw ProblemException.badParameter(parameter, parameter + " has a place between commas where nothing is");
        }
        return words;
    }

    @Get("/entities/{id}")
    @Produces({MediaType.APPLICATION_JSON, Answers.JSON_LD})
    @Operation(operationId = "retrieveEntity", summary = "One entity")
    @ApiResponse(
            responseCode = "200",
            description = "The entity",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "object")),
                @Content(mediaType = Answers.JSON_LD, schema = @Schema(type = "object"))
            })
    HttpResponse<JsonNode> one(
            HttpRequest<?> request,
            @Parameter(description = "Its id", example = "urn:ngsi-ld:WasteContainer:70b3d57ed0001234") @PathVariable
                    String id,
            @Parameter(
                            description = "Only these of its attributes, with commas between",
                            example = "fillingLevel",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    String attrs,
            @Parameter(
                            description = "The older word for format",
                            example = "keyValues",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"normalized", "simplified", "keyValues"}))
                    @QueryValue
                    @Nullable
                    String options,
            @Parameter(
                            description = "Whether attributes are told whole, or their values alone",
                            example = "simplified",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"normalized", "simplified", "keyValues"},
                                            defaultValue = "normalized"))
                    @QueryValue
                    @Nullable
                    String format) {
        Form form = Form.asked(options, format);
        Set<String> names = attrs == null ? Set.of() : words("attrs", attrs);
        EntityType type = EntityType.ofUrn(id).orElseThrow(() -> unknown(id));
        boolean isLinkedData = Answers.wantsLinkedData(request);
        List<Station> chosen =
                type.device(id).map(device -> stations.of(type, device)).orElse(List.of());
        Entity entity = entities.of(type, chosen).stream()
                .filter(found -> names.isEmpty() || found.hasAny(names))
                .findFirst()
                .orElseThrow(() -> unknown(id));
        return new Answers(type, form, isLinkedData).one(names.isEmpty() ? entity : entity.only(names));
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(Problem.of(ProblemType.NOT_FOUND, "id", "there is no entity '" + id + "'"));
    }

    @Get("/types")
    @Produces({MediaType.APPLICATION_JSON, Answers.JSON_LD})
    @Operation(
            operationId = "listEntityTypes",
            summary = "The models of which there are entities",
            description =
                    "By what their names stand for, since without a context of the client there are no short ones.")
    @ApiResponse(
            responseCode = "200",
            description = "An EntityTypeList",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "object")),
                @Content(mediaType = Answers.JSON_LD, schema = @Schema(type = "object"))
            })
    HttpResponse<JsonNode> types(HttpRequest<?> request) {
        var list = JsonNodeFactory.instance
                .objectNode()
                .put("id", "urn:ngsi-ld:EntityTypeList:talpuls")
                .put("type", "EntityTypeList");
        Arrays.stream(EntityType.values())
                .filter(type -> stations.of(type, null).stream().anyMatch(station -> entities.knows(type, station)))
                .forEach(type -> list.withArray("/typeList").add(type.iri()));
        list.withArray("/typeList");
        MutableHttpResponse<JsonNode> answer = HttpResponse.ok(list);
        return (Answers.wantsLinkedData(request)
                        ? HttpResponse.<JsonNode>ok(list.put("@context", EntityType.CORE_CONTEXT))
                                .contentType(Answers.JSON_LD)
                        : answer.contentType(MediaType.APPLICATION_JSON_TYPE))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }
}
