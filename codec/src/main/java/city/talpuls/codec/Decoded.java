package city.talpuls.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What became of a payload. */
public sealed interface Decoded {

    /**
     * The payload was decoded.
     *
     * @param data what the codec made of it: an object of numbers, texts, truth values, lists and objects
     * @param warnings what the codec found odd
     */
    record Values(ObjectNode data, List<String> warnings) implements Decoded {

        public Values {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * The codec could not decode it.
     *
     * @param fault whose fault it is
     * @param errors why, one or more sentences
     */
    record Failure(Fault fault, List<String> errors) implements Decoded {

        public Failure {
            errors = List.copyOf(errors);
            if (errors.isEmpty()) {
                throw new IllegalArgumentException("a failure says why");
            }
        }
    }

    /** How a codec can fail. */
    enum Fault {
        /** It refused the payload, broke down on it or returned what no codec may. */
        FAILED,
        /** It was stopped at the limit of its time or memory. */
        STOPPED
    }
}
