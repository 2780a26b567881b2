package city.talpuls.streams.store.delivery;

import city.talpuls.model.measurement.AlertEvent;
import city.talpuls.model.registry.Recipient;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that a recipient is to be told, by whoever has taken it.
 *
 * @param id its id
 * @param attempt the number of this attempt, from 1
 * @param waitingSince when it was asked for, or asked for again
 * @param to the id of the recipient
 * @param recipient who that is; absent if it is gone, or cannot be read
 * @param content what is to be told
 */
public record Delivery(
        long id, int attempt, Instant waitingSince, String to, Optional<Recipient> recipient, Content content) {

    /** What can be told. */
    public sealed interface Content {}

    /**
     * Something happened to an alert.
     *
     * @param event what happened, without those who hear of it
     * @param deviceName what people call the device; absent if nobody knows it any more
     * @param district where it stands, if that is known
     * @param unit of the value and the threshold; absent if they have none
     */
    public record Happened(
            AlertEvent event,
            @Nullable String deviceName,
            @Nullable String district,
            @Nullable String unit) implements Content {}

    /** Somebody wants to see whether the recipient hears. */
    public record Trial() implements Content {}

    /** By which a recipient recognises what it was told before: the same at each attempt. */
    public String key() {
        return switch (content) {
            case Happened happened ->
                happened.event().alert() + "/" + happened.event().number() + "/" + to;
            case Trial trial -> "trial/" + id + "/" + to;
        };
    }
}
