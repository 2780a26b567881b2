package city.talpuls.streams.topology;

/** A raw message of which it is known where its device's messages lie. */
@SuppressWarnings("ArrayRecordComponent") // Never compared: handed on at once.
sealed interface Addressed {

    /** It lies there, or nothing says where that were. */
    record Here(byte[] bytes) implements Addressed {}

    /**
     * It lies under another key.
     *
     * @param device whose it is
     */
    record Elsewhere(String device, byte[] bytes) implements Addressed {}
}
