package city.talpuls.codec.form;

import city.talpuls.codec.BadCodecException;
import city.talpuls.codec.Codec;
import city.talpuls.codec.binary.BinaryCodec;
import city.talpuls.codec.javascript.JavaScript;
import city.talpuls.codec.lpp.CayenneLpp;
import city.talpuls.model.registry.CodecForm;

/** Makes codecs of what is written, in whatever form. */
public final class Codecs implements AutoCloseable {

    private final CayenneLpp cayenneLpp = new CayenneLpp();
    private final JavaScript javaScript;

    /**
     * @param parallel how many scripts can run at once
     */
    public Codecs(int parallel) {
        this.javaScript = new JavaScript(parallel, JavaScript.DECODE_LIMIT);
    }

    /**
     * Makes a codec.
     *
     * @param source what is written; forms that need nothing take nothing of it
     * @throws BadCodecException if the source is no codec of its form; the message names the place
     */
    public Codec compile(CodecForm form, String source) throws BadCodecException {
        return switch (form) {
            case JAVASCRIPT -> javaScript.compile(source);
            case CAYENNE_LPP -> cayenneLpp;
            case BINARY -> BinaryCodec.of(source);
        };
    }

    @Override
    public void close() {
        javaScript.close();
    }
}
