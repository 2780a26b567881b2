package city.talpuls.model.measurement;

import org.jspecify.annotations.Nullable;

/**
 * Word that a message is not received for the first time, but read again.
 *
 * @param of the id of the {@link DeadLetter} as which it ended before, or would have ended: its place, for ever
 * @param registry the offset up to which the registry has to be known before it is read: what the replay was asked for
 *     after
 * @param redecoding the id of the {@link Request} for which it is read, if it is read because of its device's codec, whatever
 *     became of it before
 */
public record Replay(String of, long registry, @Nullable String redecoding) {

    /** A dead letter that is read again. */
    public Replay(String of, long registry) {
        this(of, registry, null);
    }
}
