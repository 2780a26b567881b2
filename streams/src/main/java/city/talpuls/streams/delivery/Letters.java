package city.talpuls.streams.delivery;

import city.talpuls.model.measurement.AlertEvent;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Severity;
import city.talpuls.model.topics.Json;
import city.talpuls.model.topics.JsonCodec;
import city.talpuls.streams.store.delivery.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Writes letters: the same of the same delivery, so that each attempt tells the same. */
final class Letters {

    private final JsonCodec<Body> codec;
    private final Wording german;
    private final Wording english;

    /**
     * @param zone of the times that people read
     */
    Letters(Json json, ZoneId zone) {
        this.codec = json.codec(Body.class);
        this.german = Wording.german(zone);
        this.english = Wording.english(zone);
    }

    /** The fields of the JSON; what an event does not have is left out, and of a trial all but three. */
    private record Body(
            String id,
            String kind,
            @Nullable String alert,
            @Nullable Integer number,
            @Nullable String rule,
            @Nullable String name,
            @Nullable Severity severity,
            @Nullable DeviceId device,
            @Nullable String deviceName,
            @Nullable String district,
            @Nullable Property property,
            @Nullable Double value,
            @Nullable Double threshold,
            @Nullable String unit,
            @Nullable Instant time,
            @Nullable Instant raisedAt,
            String text) {}

    Letter of(Delivery delivery) {
        String subject = german.subject(delivery.content()) + " / " + english.subject(delivery.content());
        String text = german.text(delivery.content()) + "\n" + english.text(delivery.content());
        Body body = switch (delivery.content()) {
            case Delivery.Happened happened -> body(delivery.key(), happened, text);
            case Delivery.Trial nothing -> trial(delivery.key(), text);
        };
        return new Letter(delivery.key(), subject, text, new String(codec.write(body), StandardCharsets.UTF_8));
    }

    private static Body trial(String key, String text) {
        return new Body(
                key, "trial", null, null, null, null, null, null, null, null, null, null, null, null, null, null, text);
    }

    private static Body body(String key, Delivery.Happened happened, String text) {
        AlertEvent event = happened.event();
        return new Body(
                key,
                event.kind().label(),
                event.alert(),
                event.number(),
                event.rule(),
                event.name(),
                event.severity(),
                event.device(),
                happened.deviceName(),
                happened.district(),
                event.property(),
                event.value(),
                event.threshold(),
                happened.unit(),
                event.time(),
                event.raisedAt(),
                text);
    }
}
