package city.talpuls.api.ngsild;

import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.List;

/**
 * What is told, with what its words mean: in the body of JSON-LD, in the header {@code Link} of JSON (clause 6.3.5).
 *
 * @param type of all that is told
 * @param form in which way
 * @param isLinkedData whether as JSON-LD
 */
record Answers(EntityType type, Form form, boolean isLinkedData) {

    static final String JSON_LD = "application/ld+json";

    /** As the client wants it, JSON if it is all the same to it. */
    static boolean wantsLinkedData(HttpRequest<?> request) {
        List<MediaType> accepted = request.accept().stream()
                .sorted((one, other) -> other.getQualityAsNumber().compareTo(one.getQualityAsNumber()))
                .toList();
        for (MediaType wanted : accepted) {
            if (wanted.matches(MediaType.APPLICATION_JSON_TYPE)) {
                return false;
            }
            if (wanted.matches(MediaType.of(JSON_LD))) {
                return true;
            }
        }
        if (accepted.isEmpty()) {
            return false;
        }
        throw new ProblemException(
                Problem.of(ProblemType.NOT_ACCEPTABLE, "entities are told as application/json and " + JSON_LD));
    }

    MutableHttpResponse<JsonNode> one(Entity entity) {
        return told(written(entity));
    }

    MutableHttpResponse<JsonNode> all(List<Entity> entities) {
        var list = JsonNodeFactory.instance.arrayNode();
        entities.forEach(entity -> list.add(written(entity)));
        return told(list);
    }

    private ObjectNode written(Entity entity) {
        ObjectNode json = switch (form) {
            case NORMALIZED -> entity.normalized();
            case SIMPLIFIED -> entity.simplified();
        };
        return isLinkedData ? Entity.inContext(json, type) : json;
    }

    private MutableHttpResponse<JsonNode> told(JsonNode body) {
        MutableHttpResponse<JsonNode> answer = HttpResponse.ok(body).header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        return isLinkedData
                ? answer.contentType(JSON_LD)
                : answer.contentType(MediaType.APPLICATION_JSON_TYPE)
                        .header(
                                HttpHeaders.LINK,
                                "<" + type.context() + ">; rel=\"http://www.w3.org/ns/json-ld#context\"; type=\""
                                        + JSON_LD + '"');
    }
}
