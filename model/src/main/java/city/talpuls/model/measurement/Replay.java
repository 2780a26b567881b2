package city.talpuls.model.measurement;

/**
 * Word that a message is not received for the first time, but read again.
 *
 * @param of the id of the {@link DeadLetter} as which it ended before
 * @param registry the offset up to which the registry has to be known before it is read: what the replay was asked for
 *     after
 */
public record Replay(String of, long registry) {}
