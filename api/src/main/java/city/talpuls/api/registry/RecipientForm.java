package city.talpuls.api.registry;

import city.talpuls.api.parameter.Form;
import city.talpuls.model.destination.Destination;
import city.talpuls.model.destination.InternalAddresses;
import city.talpuls.model.measurement.Severity;
import city.talpuls.model.registry.EntryKey;
import city.talpuls.model.registry.Recipient;
import city.talpuls.model.registry.Recipient.Channel;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an operator writes of a recipient, for the description of the API, and how it is read.
 *
 * @param id its id
 * @param name what people call it
 * @param channel how it hears
 * @param address where it hears
 * @param secret signs what a webhook gets
 * @param hasSecret keeps the secret that is there
 * @param least severities below this are not told
 */
@Introspected
record RecipientForm(
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

        @Schema(
                description = "Signs what a webhook gets; never given back",
                minLength = 16,
                maxLength = 256,
                example = "32 characters at least are wise")
        @Nullable
        String secret,

        @Schema(description = "With true and without a secret, the one that is there stays; else there is none")
        @Nullable
        Boolean hasSecret,

        @Schema(
                description = "Severities below this are not told",
                type = "string",
                allowableValues = {"info", "warning", "critical"},
                defaultValue = "info")
        @Nullable
        String least) {

    private static final int SHORTEST_SECRET = 16;
    private static final int LONGEST_SECRET = 256;

    static Desk<Recipient, RecipientAnswer> desk(Entries entries, InternalAddresses internal) {
        return new Desk<>(
                entries,
                EntryKey.Kind.RECIPIENT,
                Recipient.class,
                (id, form) -> read(id, form, entries, internal),
                (handle, recipient) -> {},
                RecipientAnswer::of,
                EntryKey.Kind.RULE);
    }

    private static Recipient read(String id, Form form, Entries entries, InternalAddresses internal) {
        String name = form.requiredText("name");
        if (name.isBlank()) {
            throw form.wrong("name", "is empty");
        }
        String word = form.requiredText("channel");
        Channel channel = form.checked("channel", () -> channel(word));
        String address = form.requiredText("address");
        if (form.checked("address", () -> Destination.of(channel, address)) instanceof Destination.Webhook webhook
                && internal.refuse(webhook.host())) {
            throw form.wrong(
                    "address",
                    "is internal to this machine or its network; talpuls.delivery.internal-addresses can allow it");
        }
        String secret = secret(id, form, channel, entries);
        Severity least = form.read("least", Severity::ofLabel);
        return form.checked(
                "id", () -> new Recipient(id, name, channel, address, secret, least == null ? Severity.INFO : least));
    }

    private static Channel channel(String word) {
        return Arrays.stream(Channel.values())
                .filter(channel -> label(channel).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a channel is one of "
                        + Arrays.stream(Channel.values())
                                .map(RecipientForm::label)
                                .collect(Collectors.joining(", "))
                        + ", not '" + word + "'"));
    }

    private static String label(Channel channel) {
        return channel.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String secret(String id, Form form, Channel channel, Entries entries) {
        String secret = form.text("secret");
        Boolean keep = form.truth("hasSecret");
        if (channel != Channel.WEBHOOK && (secret != null || Boolean.TRUE.equals(keep))) {
            throw form.wrong(secret != null ? "secret" : "hasSecret", "is for webhooks only");
        }
        if (secret != null) {
            if (secret.length() < SHORTEST_SECRET || secret.length() > LONGEST_SECRET) {
                throw form.wrong("secret", "has to have " + SHORTEST_SECRET + " to " + LONGEST_SECRET + " characters");
            }
            return secret;
        }
        if (!Boolean.TRUE.equals(keep)) {
            return null;
        }
        return entries.find(Recipient.class, new EntryKey(EntryKey.Kind.RECIPIENT, id))
                .flatMap(there -> Optional.ofNullable(there.entry().secret()))
                .orElseThrow(() -> form.wrong("hasSecret", "is true, and there is no secret to keep"));
    }
}
