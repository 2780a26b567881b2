package city.talpuls.api.live;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Something that can be told.
 *
 * @param name of the event
 * @param what it is about
 * @param data of the event, one line of JSON; made when somebody wants it
 */
record Word(String name, LiveEvent what, Supplier<String> data) {

    /** As an event, in bytes that are the same for all who hear it. */
    byte[] frame(Mark after) {
        return frame(name, after, data.get());
    }

    static byte[] frame(String name, Mark after, String data) {
        return ("event: " + name + "\nid: " + after.text() + "\ndata: " + data + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
