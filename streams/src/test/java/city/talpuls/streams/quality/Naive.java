package city.talpuls.streams.quality;

import city.talpuls.model.measurement.Flag;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.registry.PropertyChecks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules as their descriptions say, applied to all readings of a device at once: sorted, unique, slow, and with nothing
 * in common with the code that does it one by one.
 */
public final class Naive {

    private final Rules rules;
    private final List<Reading> all;

    /**
     * @param all as their messages had them, in any order, one of each property and time
     */
    public Naive(Rules rules, List<Reading> all) {
        this.rules = rules;
        this.all = all.stream().sorted(Comparator.comparing(Reading::time)).toList();
    }

    public List<Reading> checked() {
        return all.stream()
                .map(reading -> reading.with(withThoseOfSources(reading)))
                .toList();
    }

    private Quality withThoseOfSources(Reading reading) {
        Quality quality = quality(reading);
        String name = reading.property().name();
        if (name.equals("dew_point") || name.equals("heat_index")) {
            for (Reading source : all) {
                if (source.time().equals(reading.time())
                        && List.of("temperature", "relative_humidity")
                                .contains(source.property().name())) {
                    quality = new Quality(quality.bits() | quality(source).bits());
                }
            }
        }
        return quality;
    }

    private Quality quality(Reading reading) {
        PropertyChecks checks = rules.of(reading.property());
        Quality quality = reading.quality();
        if (!inRange(reading)) {
            return quality.with(Flag.RANGE);
        }
        if (!quality.isGood()) {
            return quality;
        }
        List<Reading> series = sound(reading.property());
        int at = series.indexOf(reading);
        if (checks.rate() != null && tooFast(series, at, checks.rate(), checks.spike())) {
            quality = quality.with(Flag.RATE);
        }
        if (checks.spike() != null && spike(series, at, checks.spike())) {
            quality = quality.with(Flag.SPIKE);
        }
        if (checks.stuck() != null && stuck(series, at, checks.stuck())) {
            quality = quality.with(Flag.STUCK);
        }
        if (checks.humidity() != null && humid(reading, checks.humidity())) {
            quality = quality.with(Flag.HUMIDITY);
        }
        return quality;
    }

    private List<Reading> sound(Property property) {
        return all.stream()
                .filter(reading -> reading.property().equals(property))
                .filter(reading -> reading.quality().isGood() && inRange(reading))
                .toList();
    }

    private boolean inRange(Reading reading) {
        PropertyChecks checks = rules.of(reading.property());
        return !(checks.min() != null && reading.value() < checks.min())
                && !(checks.max() != null && reading.value() > checks.max());
    }

    private static boolean tooFast(
            List<Reading> series, int at, PropertyChecks.Rate rate, PropertyChecks.@Nullable Spike spike) {
        List<Reading> before = new ArrayList<>();
        for (int i = 0; i < at; i++) {
            if (spike == null || !spike(series, i, spike)) {
                before.add(series.get(i));
            }
        }
        if (before.isEmpty()) {
            return false;
        }
        double seconds = apart(before.getLast(), series.get(at)).toMillis() / 1000.0;
        double per = rate.per().toMillis() / 1000.0;
        if (seconds > 10 * per) {
            return false;
        }
        double most = seconds <= per ? rate.most() : rate.most() * seconds / per;
        return Math.abs(series.get(at).value() - before.getLast().value()) > most;
    }

    private static boolean spike(List<Reading> series, int at, PropertyChecks.Spike spike) {
        if (at == 0 || at == series.size() - 1) {
            return false;
        }
        Reading here = series.get(at);
        Reading before = series.get(at - 1);
        Reading after = series.get(at + 1);
        double up = here.value() - before.value();
        double down = here.value() - after.value();
        return apart(before, here).compareTo(spike.within()) <= 0
                && apart(here, after).compareTo(spike.within()) <= 0
                && ((up > spike.by() && down > spike.by()) || (up < -spike.by() && down < -spike.by()));
    }

    private static boolean stuck(List<Reading> series, int at, PropertyChecks.Stuck stuck) {
        Reading here = series.get(at);
        int start = at;
        while (start > 0
                && series.get(start - 1).value() == here.value()
                && apart(series.get(start - 1), here).compareTo(stuck.after().multipliedBy(2)) <= 0) {
            start--;
        }
        return at - start >= 4 && apart(series.get(start), here).compareTo(stuck.after()) >= 0;
    }

    private boolean humid(Reading reading, PropertyChecks.Humidity humidity) {
        return sound(Rules.HUMIDITY).stream()
                .filter(other -> apart(other, reading).compareTo(humidity.within()) <= 0)
                .min(Comparator.<Reading, Duration>comparing(other -> apart(other, reading))
                        .thenComparing(Reading::time))
                .filter(nearest -> nearest.value() > humidity.above())
                .isPresent();
    }

    private static Duration apart(Reading a, Reading b) {
        return Duration.between(a.time(), b.time()).abs();
    }

    /** The readings as they are, for who has them by other means. */
    public static List<Reading> sorted(Stream<Reading> readings) {
        return readings.sorted(Comparator.comparing(Reading::time)
                        .thenComparing(reading -> reading.property().name()))
                .toList();
    }
}
