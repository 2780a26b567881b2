package city.talpuls.sensorthings.query;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What was refused and where; the sentence is beside what is compared. */
record Refusal(String option, int position, Sentence why) {

    Refusal(String option, int position) {
        this(option, position, new Sentence(""));
    }

    static Refusal refusal(ThrowingCallable reading) {
        var bad = catchThrowableOfType(BadQueryException.class, reading);
        return new Refusal(bad.option(), bad.position(), new Sentence(String.valueOf(bad.getMessage())));
    }

    String sentence() {
        return why.text();
    }

    /** Equal to all others. */
    record Sentence(String text) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Sentence;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }
}
