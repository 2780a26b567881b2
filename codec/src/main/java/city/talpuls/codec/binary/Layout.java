package city.talpuls.codec.binary;

import city.talpuls.codec.Frame;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How payloads of one kind are laid out.
 *
 * @param ports on which they come; all if none is named
 * @param lengths how many bytes they have; any number if none is named
 * @param condition what one of their bytes has to be; any if absent
 * @param content what is in them
 */
record Layout(Set<Integer> ports, Set<Integer> lengths, Field.@Nullable Condition condition, Content content) {

    boolean fits(Frame frame) {
        return (ports.isEmpty() || ports.contains(frame.fPort()))
                && (lengths.isEmpty() || lengths.contains(frame.bytes().length))
                && (condition == null || condition.holds(0, frame.bytes()));
    }
}
