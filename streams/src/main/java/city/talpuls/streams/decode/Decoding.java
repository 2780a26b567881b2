package city.talpuls.streams.decode;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.FrameCounter;
import city.talpuls.model.measurement.Reason;
import city.talpuls.model.measurement.Report;
import org.jspecify.annotations.Nullable;

/** What became of a message that was read. */
public sealed interface Decoding {

    /**
     * The message was understood.
     *
     * @param identity by what it is the same as another
     * @param report what it said
     */
    record Accepted(Identity identity, Report report) implements Decoding {}

    /**
     * The message cannot be read.
     *
     * @param reason why, as a word
     * @param detail why, in a sentence that names the place; at most 500 characters
     * @param device whose it is, as far as that can be read
     * @param counter its number among the device's messages, as far as that can be read
     */
    record Rejected(
            Reason reason,
            String detail,
            @Nullable DeviceId device,
            @Nullable FrameCounter counter) implements Decoding {

        public Rejected {
            detail = Texts.printable(detail, 500);
        }
    }
}
