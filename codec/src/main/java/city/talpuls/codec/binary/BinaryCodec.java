package city.talpuls.codec.binary;

import city.talpuls.codec.BadCodecException;
import city.talpuls.codec.Codec;
import city.talpuls.codec.Decoded;
import city.talpuls.codec.Decoded.Fault;
import city.talpuls.codec.Frame;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A described payload: of the layouts, the first that fits a frame's port and length reads it. */
public final class BinaryCodec implements Codec {

    private final List<Layout> layouts;

    private BinaryCodec(List<Layout> layouts) {
        this.layouts = layouts;
    }

    /**
     * Reads a description.
     *
     * @throws BadCodecException naming the place that is no part of one
     */
    public static BinaryCodec of(String yaml) throws BadCodecException {
        return new BinaryCodec(Description.read(yaml));
    }

    @Override
    public Decoded decode(Frame frame) {
        for (Layout layout : layouts) {
            if (layout.fits(frame)) {
                ObjectNode data = JsonNodeFactory.instance.objectNode();
                List<String> warnings = new ArrayList<>();
                try {
                    layout.content().read(frame.bytes(), data, warnings);
                } catch (TooShortException e) {
                    return failed(String.valueOf(e.getMessage()));
                }
                return new Decoded.Values(data, warnings);
            }
        }
        return failed("no layout is described for " + frame.bytes().length + " bytes on port " + frame.fPort());
    }

    private static Decoded failed(String error) {
        return new Decoded.Failure(Fault.FAILED, List.of(error));
    }
}
