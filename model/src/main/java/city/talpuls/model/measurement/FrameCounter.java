package city.talpuls.model.measurement;

/**
 * The number of a message among those that a device sent by radio. A number that never arrives was lost on the air.
 *
 * @param session within which the device counts up; it begins anew with a new one
 * @param value 0 to 2^32 - 1
 */
public record FrameCounter(String session, long value) {

    public FrameCounter {
        if (value < 0 || value > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException("a frame counter has 32 bits, " + value + " has not");
        }
    }
}
