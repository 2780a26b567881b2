package city.talpuls.api.ngsild;

import city.talpuls.api.problem.Problem;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Gives every problem the type that NGSI-LD knows it by (clause 5.5.2), whoever found it. What NGSI-LD has no word for keeps
 * its own.
 */
@ServerFilter("/ngsi-ld/v1/**")
final class NgsiErrors implements Ordered {

    private static final String TYPES = "https://uri.etsi.org/ngsi-ld/errors/";

    @ResponseFilter
    void translate(MutableHttpResponse<?> response) {
        if (response.body() instanceof Problem problem) {
            response.body(translated(problem)).contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
        }
    }

    private static ObjectNode translated(Problem problem) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("type", type(problem))
                .put("title", problem.title())
                .put("status", problem.status())
                .put("detail", problem.detail());
        if (problem.field() != null) {
            json.put("field", problem.field());
        }
        if (problem.id() != null) {
            json.put("id", problem.id());
        }
        return json;
    }

    private static String type(Problem problem) {
        return switch (HttpStatus.valueOf(problem.status())) {
            case BAD_REQUEST -> TYPES + "BadRequestData";
            case NOT_FOUND -> TYPES + "ResourceNotFound";
            case INTERNAL_SERVER_ERROR -> TYPES + "InternalError";
            default -> problem.type().toString();
        };
    }
}
