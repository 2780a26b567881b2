package city.talpuls.model.registry;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a device's clock is in doubt. That a reading is dated ahead of its receipt is always checked.
 *
 * @param behind a reading that was received this long after its time, or longer; absent: however late
 * @param values a reading with a time for which so many different values were said before; absent: however many
 */
public record ClockCheck(
        @Nullable Duration behind, @Nullable Integer values) {

    /** One value, and one that corrects it. */
    private static final int LEAST = 2;

    private static final int MOST = 100;

    public ClockCheck {
        if (behind != null && !behind.isPositive()) {
            throw new IllegalArgumentException("behind is longer than zero, not " + behind);
        }
        if (values != null && (values < LEAST || values > MOST)) {
            throw new IllegalArgumentException("values is 2 to 100, not " + values);
        }
    }
}
