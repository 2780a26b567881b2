package city.talpuls.model.measurement;

import org.jspecify.annotations.Nullable;

/**
 * A message that could not be read, with everything needed to understand why and to read it again.
 *
 * @param id partition and offset of the raw uplink, {@code 3-1042}: the same message has the same id for ever
 * @param uplink the message as it came
 * @param reason why, as a word
 * @param detail why, in a sentence that names the place
 * @param device whose message it is, as far as that can be read
 * @param counter its number among the device's messages, where it has one
 */
public record DeadLetter(
        String id,
        Uplink uplink,
        Reason reason,
        String detail,
        @Nullable DeviceId device,
        @Nullable FrameCounter counter) {}
