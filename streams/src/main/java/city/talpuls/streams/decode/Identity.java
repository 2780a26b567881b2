package city.talpuls.streams.decode;

/**
 * By what a message is the same as one before it: two messages of one device with the same identity are one.
 *
 * @param value what the two have in common
 * @param repeatable whether a device may well say the very same again, since nothing in the message tells one time from
 *     another; then it is a duplicate only if the broker says so
 * @param redelivered whether the broker said that it had tried to deliver the message before
 */
public record Identity(String value, boolean repeatable, boolean redelivered) {

    /** Whether a message of this identity that was met before is the same message. */
    public boolean isDuplicateWhenKnown() {
        return !repeatable || redelivered;
    }
}
