package city.talpuls.api.readings;

import city.talpuls.model.measurement.Summary;
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

    /** The name under which the outside knows it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Says it of a bucket, each value by its name; null where it is undefined. */
    void say(Bucket bucket, Pace pace, BiConsumer<String, @Nullable Object> saying) {
        Summary of = bucket.summary();
        switch (this) {
            case MEAN -> saying.accept(label(), of == null ? null : of.mean());
            case STDDEV -> saying.accept(label(), of == null ? null : deviation(of));
            case MIN -> saying.accept(label(), of == null ? null : of.min());
            case MAX -> saying.accept(label(), of == null ? null : of.max());
            case SUM -> saying.accept(label(), of == null ? null : of.sum());
            case COUNT -> saying.accept(label(), bucket.count());
            case FIRST -> {
                saying.accept(label(), of == null ? null : of.first());
                saying.accept("firstTime", of == null ? null : of.firstTime());
            }
            case LAST -> {
                saying.accept(label(), of == null ? null : of.last());
                saying.accept("lastTime", of == null ? null : of.lastTime());
            }
            case COMPLETENESS -> saying.accept(label(), pace.completeness(bucket));
        }
    }

    /** Of a sample: the readings stand for all that could have been measured. */
    private static @Nullable Double deviation(Summary of) {
        return of.count() < 2 ? null : Math.sqrt(of.m2() / (of.count() - 1));
    }

    /** Reads {@link #label()}. */
    static Statistic ofLabel(String label) {
        return Arrays.stream(values())
                .filter(statistic -> statistic.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("an aggregate must be one of "
                        + Arrays.stream(values()).map(Statistic::label).collect(Collectors.joining(", "))
                        + " or a percentile from p0 to p100"));
    }
}
