package city.talpuls.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a simulation has sent.
 *
 * @param formats one line per format that was spoken
 * @param refused messages that the broker did not want
 * @param repeated how often a message was published again because its connection was lost
 * @param took from the start to the last acknowledgement
 */
public record Summary(List<Line> formats, long refused, long repeated, Duration took) {

    private static final String ROW = "%-12s %12s %14s %12s %12s %10s%n";

    public Summary {
        formats = List.copyOf(formats);
    }

    /**
     * What was sent in one format, or in all.
     *
     * @param messages all of them, those that came twice counted twice
     * @param acknowledged those that the broker has confirmed
     * @param readings in the messages
     * @param duplicates messages that were the second of two that say the same
     * @param late messages that were held up on the way
     */
    public record Line(String format, long messages, long acknowledged, long readings, long duplicates, long late) {

        private Line plus(Line other) {
            return new Line(
                    format,
                    messages + other.messages,
                    acknowledged + other.acknowledged,
                    readings + other.readings,
                    duplicates + other.duplicates,
                    late + other.late);
        }

        private String row() {
            return String.format(Locale.ROOT, ROW, format, messages, acknowledged, readings, duplicates, late);
        }
    }

    /** All formats together. */
    public Line total() {
        return formats.stream().reduce(new Line("total", 0, 0, 0, 0, 0), Line::plus);
    }

    /** Messages per second over the whole time. */
    public double perSecond() {
        return total().messages() / Math.max(0.001, took.toMillis() / 1000.0);
    }

    /** How many messages the broker has not confirmed. */
    public long unacknowledged() {
        return total().messages() - total().acknowledged();
    }

    /** The summary as a table for people. */
    public String asTable() {
        var table = new StringBuilder(String.format(
                Locale.ROOT, ROW, "format", "messages", "acknowledged", "readings", "duplicates", "late"));
        formats.forEach(line -> table.append(line.row()));
        table.append(total().row());
        table.append(String.format(Locale.ROOT, "%.1f s, %.1f messages/s%n", took.toMillis() / 1000.0, perSecond()));
        if (repeated > 0) {
            table.append(String.format(
                    Locale.ROOT,
                    "%d published again after a lost connection: the broker may have some twice%n",
                    repeated));
        }
        if (refused > 0) {
            table.append(String.format(Locale.ROOT, "%d refused by the broker%n", refused));
        }
        if (unacknowledged() > refused) {
            table.append(String.format(Locale.ROOT, "%d without acknowledgement%n", unacknowledged() - refused));
        }
        return table.toString();
    }
}
