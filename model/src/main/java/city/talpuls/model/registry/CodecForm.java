package city.talpuls.model.registry;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** In what form it is written how a payload becomes values. */
public enum CodecForm {
    /** A script with {@code decodeUplink(input)}, {@code Decode(fPort, bytes, variables)} or {@code Decoder(bytes, port)}. */
    JAVASCRIPT,
    /** Cayenne Low Power Payload; it needs no source. */
    CAYENNE_LPP,
    /** Fields, offsets and types in YAML. */
    BINARY;

    /** The word that the outside sees, {@code cayenne-lpp} for instance. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads {@link #label()}.
     *
     * @throws IllegalArgumentException naming the forms that there are
     */
    public static CodecForm ofLabel(String label) {
        return Arrays.stream(values())
                .filter(form -> form.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a codec's form is "
                        + Arrays.stream(values()).map(CodecForm::label).collect(Collectors.joining(", ")) + ", not '"
                        + label + "'"));
    }
}
