package city.talpuls.api.registry;

import city.talpuls.model.registry.Recipient;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

/**
 * Who hears of alerts. The secret is not given back.
 *
 * @param id its id
 * @param name what people call it
 * @param channel how it hears
 * @param address where it hears
 * @param hasSecret whether what it gets is signed
 * @param least severities below this are not told
 */
@Introspected
@Schema(name = "Recipient")
record RecipientAnswer(
        @Schema(description = "Its id", example = "flood-desk")
        String id,

        @Schema(description = "What people call it", example = "Flood desk")
        String name,

        @Schema(
                description = "How it hears",
                type = "string",
                allowableValues = {"webhook", "email", "mqtt"})
        String channel,

        @Schema(
                description = "An http or https address, e-mail addresses with commas between, or an MQTT topic",
                example = "https://desk.example.org/alerts")
        String address,

        @Schema(description = "Whether what a webhook gets is signed with a secret")
        boolean hasSecret,

        @Schema(
                description = "Severities below this are not told",
                type = "string",
                allowableValues = {"info", "warning", "critical"})
        String least) {

    static RecipientAnswer of(Registered<Recipient> registered) {
        Recipient recipient = registered.entry();
        return new RecipientAnswer(
                recipient.id(),
                recipient.name(),
                recipient.channel().name().toLowerCase(Locale.ROOT),
                recipient.address(),
                recipient.secret() != null,
                recipient.least().label());
    }
}
