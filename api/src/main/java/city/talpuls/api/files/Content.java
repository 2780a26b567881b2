package city.talpuls.api.files;

import java.util.List;

/** What the rows of a file say, beside where they come from and when. */
public sealed interface Content {

    /** A value and its quality. */
    record Readings() implements Content {}

    /**
     * What the readings of a window have in common, then how many good and how many doubtful ones there are.
     *
     * @param statistics the names of what is said, in order; those that end in {@code Time} are times, the others numbers
     */
    record Windows(List<String> statistics) implements Content {

        public Windows {
            statistics = List.copyOf(statistics);
        }

        /** Whether a statistic of that name is a time. */
        static boolean isTime(String statistic) {
            return statistic.endsWith("Time");
        }
    }
}
