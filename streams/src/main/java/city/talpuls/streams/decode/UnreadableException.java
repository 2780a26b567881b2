package city.talpuls.streams.decode;

import city.talpuls.model.measurement.Reason;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Leaves a format's reading at the place that cannot be read; {@link Decoder} turns it into a value. */
final class UnreadableException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final Reason reason;

    UnreadableException(Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    /** The answer, with what is known of the message by then. */
    Decoding.Rejected rejected(@Nullable Message message) {
        Radio radio = message == null ? null : message.radio();
        return new Decoding.Rejected(
                reason,
                String.valueOf(getMessage()),
                message == null ? null : message.device(),
                radio == null ? null : radio.counter());
    }
}
