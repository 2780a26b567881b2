package city.talpuls.model.measurement;

/**
 * A message that could not be read, with everything needed to understand why and to read it again.
 *
 * @param id partition and offset of the raw uplink, {@code 3-1042}: the same message has the same id for ever
 * @param uplink the message as it came
 * @param reason why, as a word
 * @param detail why, in a sentence that names the place
 */
public record DeadLetter(String id, Uplink uplink, Reason reason, String detail) {}
