package city.talpuls.api.readings;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be said of the readings in a window. */
enum Statistic {
    MEAN,
    STDDEV,
    MIN,
    MAX,
    SUM,
    COUNT,
    FIRST,
    LAST,
    COMPLETENESS;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name under which the outside knows it. */
    String label() {
        return label;
    }

    /** Says it of a bucket, each value by its name; null where it is undefined. */
    void say(Bucket bucket, Pace pace, BiConsumer<String, @Nullable Object> saying) {
        Known of = bucket.known();
        switch (this) {
            case MEAN -> saying.accept(label, of == null ? null : of.mean());
            case STDDEV -> saying.accept(label, of == null ? null : whole(of).deviation());
            case MIN -> saying.accept(label, of == null ? null : of.min());
            case MAX -> saying.accept(label, of == null ? null : of.max());
            case SUM -> saying.accept(label, of == null ? null : of.sum());
            case COUNT -> saying.accept(label, bucket.count());
            case FIRST -> {
                saying.accept(label, of == null ? null : whole(of).first());
                saying.accept("firstTime", of == null ? null : whole(of).firstTime());
            }
            case LAST -> {
                saying.accept(label, of == null ? null : whole(of).last());
                saying.accept("lastTime", of == null ? null : whole(of).lastTime());
            }
            case COMPLETENESS -> saying.accept(label, pace.completeness(bucket));
        }
    }

    /** Whether it takes all that is kept of readings to say it. */
    boolean needsWhole() {
        return this == STDDEV || this == FIRST || this == LAST;
    }

    private static Known.Whole whole(Known known) {
        if (known instanceof Known.Whole whole) {
            return whole;
        }
        throw new IllegalStateException("too little is known to say it");
    }

    /** Reads {@link #label()}. */
    static Statistic ofLabel(String label) {
        return Arrays.stream(values())
                .filter(statistic -> statistic.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("an aggregate must be one of "
                        + Arrays.stream(values()).map(Statistic::label).collect(Collectors.joining(", "))
                        + " or a percentile from p0 to p100"));
    }
}
