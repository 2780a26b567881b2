package city.talpuls.simulator;

import java.time.Instant;

/** Turns the messages of the history that were told into percent, and says each percent once. */
final class History {

    private static final int ALL = 100;

    private final double messages;
    private final Instant present;
    private final Progress progress;
    private long told;
    private int said;

    /**
     * @param messages about how many there are to tell; 0 if there is no history
     * @param present when the history is over
     */
    History(double messages, Instant present, Progress progress) {
        this.messages = messages;
        this.present = present;
        this.progress = progress;
        this.said = messages > 0 ? 0 : ALL;
    }

    /** Hears of a message that is about to be told. */
    void tells(Instant time) {
        if (said == ALL) {
            return;
        }
        int percent = time.isBefore(present) ? (int) Math.min(told++ / messages * ALL, ALL - 1) : ALL;
        if (percent > said) {
            said = percent;
            progress.backfilled(percent);
        }
    }
}
