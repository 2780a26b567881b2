package city.talpuls.api.sensorthings.write;

import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.flipkart.zjsonpatch.InvalidJsonPatchException;
import com.flipkart.zjsonpatch.JsonPatch;
import com.flipkart.zjsonpatch.JsonPatchApplicationException;
import java.util.function.UnaryOperator;

/** What an entity becomes by the two kinds of patches. */
final class Patches {

    private static final int MOST_OPERATIONS = 1_000;

    /** Characters; copies of copies double what they are made of each time. */
    private static final int LARGEST = 4 << 20;

    private Patches() {}

    /** Each property that the patch names is as it says there, as a whole; those that are null are gone. */
    static UnaryOperator<ObjectNode> merging(ObjectNode patch) {
        return was -> {
            for (var field : patch.properties()) {
                if (field.getValue().isNull()) {
                    was.remove(field.getKey());
                } else {
                    was.set(field.getKey(), field.getValue());
                }
            }
            return was;
        };
    }

    /** What the operations of RFC 6902 make of it, one after the other. */
    static UnaryOperator<ObjectNode> applying(ArrayNode operations) {
        if (operations.size() > MOST_OPERATIONS) {
            throw new ProblemException(
                    Problem.of(ProblemType.TOO_LARGE, "a JSON patch may have " + MOST_OPERATIONS + " operations"));
        }
        return was -> {
            JsonNode now = was;
            for (int i = 0; i < operations.size(); i++) {
                now = applied(operations.get(i), i, now);
            }
            if (now instanceof ObjectNode object) {
                JsonBody.requireKeepable(object);
                return object;
            }
            throw ProblemException.badParameter("body", "the patch makes of the entity what is no object: " + now);
        };
    }

    private static JsonNode applied(JsonNode operation, int index, JsonNode was) {
        try {
            JsonNode now = JsonPatch.apply(JsonNodeFactory.instance.arrayNode().add(operation), was);
            if (operation.path("op").asText().equals("copy")) {
                JsonBody.requireKeepable(now);
            }
            if (operation.path("op").asText().equals("copy") && now.toString().length() > LARGEST) {
                throw new ProblemException(Problem.of(
                        ProblemType.TOO_LARGE, "operation " + index + " makes the entity larger than can be kept"));
            }
            return now;
        } catch (InvalidJsonPatchException e) {
            throw ProblemException.badParameter(Integer.toString(index), index + " is no operation: " + e.getMessage());
        } catch (JsonPatchApplicationException e) {
            throw new ProblemException(Problem.of(
                    ProblemType.CONFLICT,
                    Integer.toString(index),
                    "operation " + index + " does not fit the entity as it is: " + e.getMessage()));
        }
    }
}
