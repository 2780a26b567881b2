package city.talpuls.api.registry;

import city.talpuls.model.registry.CodecSource;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

/**
 * A codec.
 *
 * @param id its id
 * @param form in what form it is written
 * @param source what is written
 * @param origin who made it
 */
@Introspected
@Schema(name = "Codec")
record CodecAnswer(
        @Schema(description = "Its id", example = "bin-lid") String id,

        @Schema(
                description = "In what form it is written",
                type = "string",
                allowableValues = {"javascript", "cayenne-lpp", "binary"})
        String form,

        @Schema(
                description = "What is written; empty where the form needs nothing",
                example = "function decodeUplink(input) { return {data: {open: input.bytes[0] === 1}}; }")
        String source,

        @Schema(
                description = "Whether it is shipped with the platform or an operator's",
                type = "string",
                allowableValues = {"shipped", "operator"})
        String origin) {

    static CodecAnswer of(Registered<CodecSource> codec) {
        return new CodecAnswer(
                codec.entry().id(),
                codec.entry().form().label(),
                codec.entry().source(),
                codec.origin().name().toLowerCase(Locale.ROOT));
    }
}
