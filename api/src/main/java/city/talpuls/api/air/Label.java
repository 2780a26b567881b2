package city.talpuls.api.air;

import city.talpuls.indicators.air.Words;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What people call something.
 *
 * @param de in German
 * @param en in English
 */
@Introspected
record Label(
        @Schema(description = "In German", example = "mäßig")
        String de,

        @Schema(description = "In English", example = "moderate")
        String en) {

    static Label of(Words words) {
        return new Label(words.de(), words.en());
    }
}
