package city.talpuls.api.accounting;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What became of the messages.
 *
 * @param received how many Kafka took
 * @param stored how many have their readings in the database
 * @param duplicate how many said what one before had said
 * @param deadLettered how many could not be read and are kept as they came
 * @param pending how many are still on the way
 * @param balance received less all the others: 0, or messages are missing
 */
@Introspected
record Accounting(
        @Schema(description = "How many messages Kafka took", example = "20896")
        long received,

        @Schema(description = "How many have their readings in the database", example = "20701")
        long stored,

        @Schema(description = "How many said what one before had said", example = "190")
        long duplicate,

        @Schema(description = "How many could not be read and are kept as they came", example = "5")
        long deadLettered,

        @Schema(
                description = "How many are still on the way, measured as the lag of those who read them",
                example = "0")
        long pending,

        @Schema(
                description =
                        "received - stored - duplicate - deadLettered - pending: 0 once load has stopped; anything else is an alarm",
                example = "0")
        long balance) {

    static Accounting of(long received, long stored, long duplicate, long deadLettered, long pending) {
        return new Accounting(
                received,
                stored,
                duplicate,
                deadLettered,
                pending,
                received - stored - duplicate - deadLettered - pending);
    }
}
