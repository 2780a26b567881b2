package city.talpuls.api.readings;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which readings count. */
enum QualityChoice {
    /** Those without any doubt. */
    GOOD("quality = 0", "true", "count > 0"),
    /** All of them. */
    ALL("true", "true", "true"),
    /** Those about which there is a doubt. */
    DOUBTFUL("quality <> 0", "flagged > 0", "flagged > 0");

    // As SQL asks for them, of a row of readings and of a row of stored windows.
    private final String ofReadings;
    private final String ofPoints;
    private final String ofWindows;

    QualityChoice(String ofReadings, String ofPoints, String ofWindows) {
        this.ofReadings = ofReadings;
        this.ofPoints = ofPoints;
        this.ofWindows = ofWindows;
    }

    /** Which was asked for, or the usual: all raw readings, but good ones only in windows. */
    static QualityChoice asked(@Nullable QualityChoice quality, Resolution resolution) {
        return quality != null ? quality : resolution instanceof Resolution.Raw ? ALL : GOOD;
    }

    /** The condition on a reading to count. */
    String ofReadings() {
        return ofReadings;
    }

    /** The condition on a stored window to be a point: it has readings, which may all be doubtful. */
    String ofPoints() {
        return ofPoints;
    }

    /** The condition on a stored window to have readings that count. */
    String ofWindows() {
        return ofWindows;
    }

    static QualityChoice ofText(String text) {
        return Arrays.stream(values())
                .filter(choice -> choice.label().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("quality must be one of "
                        + Arrays.stream(values()).map(QualityChoice::label).collect(Collectors.joining(", "))));
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
