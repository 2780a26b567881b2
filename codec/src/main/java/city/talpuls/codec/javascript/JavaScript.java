package city.talpuls.codec.javascript;

import city.talpuls.codec.BadCodecException;
import city.talpuls.codec.Codec;
import java.time.Duration;

/** Makes codecs of scripts. All scripts share a few sandboxes, one of which a script has for itself while it runs. */
public final class JavaScript implements AutoCloseable {

    /** The CPU time in which a payload has to be decoded, if nothing else is said. */
    public static final Duration DECODE_LIMIT = Duration.ofMillis(50);

    /** Scripts are loaded once; the largest of the public device repositories takes a fifth of it on a cold start. */
    private static final Duration LOAD_LIMIT = Duration.ofSeconds(5);

    private final Duration decodeLimit;
    private final Watch watch = new Watch();
    private final Sandboxes sandboxes;

    /**
     * @param parallel how many scripts can run at once
     * @param decodeLimit the CPU time in which a payload has to be decoded
     */
    public JavaScript(int parallel, Duration decodeLimit) {
        this.decodeLimit = decodeLimit;
        this.sandboxes = new Sandboxes(parallel, watch);
    }

    /**
     * Loads a script.
     *
     * @throws BadCodecException if it cannot be parsed, fails when it is loaded or has none of the functions
     */
    public Codec compile(String source) throws BadCodecException {
        try {
            Image image = sandboxes.use(sandbox -> sandbox.load(source, LOAD_LIMIT));
            return new ScriptCodec(sandboxes, image, decodeLimit);
        } catch (ScriptException e) {
            throw new BadCodecException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        watch.close();
    }
}
