package city.talpuls.indicators.waste;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a bin: its plausible readings, cut where it was emptied.
 *
 * @param fillings the readings from one emptying to the next, in the order of time; none of them is without readings
 * @param emptyings between them
 */
public record FillHistory(List<List<FillReading>> fillings, List<Emptying> emptyings) {

    private static final Duration NOW = Duration.ofHours(3);

    public FillHistory {
        fillings = fillings.stream().map(List::copyOf).toList();
        emptyings = List.copyOf(emptyings);
    }

    /**
     * The history in a series.
     *
     * @param readings in the order of time, without those that are doubtful for other reasons
     */
    public static FillHistory of(List<FillReading> readings) {
        List<FillReading> plausible = Plausible.of(readings);
        List<Emptying> emptyings = Emptyings.inPlausible(plausible);
        var fillings = new ArrayList<List<FillReading>>();
        var filling = new ArrayList<FillReading>();
        int next = 0;
        for (FillReading reading : plausible) {
            if (next < emptyings.size()
                    && reading.time().isAfter(emptyings.get(next).after())) {
                if (reading.time().isBefore(emptyings.get(next).before())) {
                    continue;
                }
                fillings.add(filling);
                filling = new ArrayList<>();
                next++;
            }
            filling.add(reading);
        }
        if (!filling.isEmpty()) {
            fillings.add(filling);
        }
        return new FillHistory(fillings, emptyings);
    }

    /**
     * How full the bin is at its latest reading: the median of what the readings of the last three hours say of it, since
     * it was emptied, so that one wrong reading moves nothing.
     *
     * @param pattern by which it fills meanwhile
     * @return nothing if there is no reading
     */
    public Optional<FillReading> current(FillPattern pattern) {
        if (fillings.isEmpty()) {
            return Optional.empty();
        }
        List<FillReading> filling = fillings.getLast();
        Instant now = filling.getLast().time();
        List<Double> said = filling.stream()
                .filter(reading -> !reading.time().isBefore(now.minus(NOW)))
                .map(reading -> reading.level() + pattern.broughtBetween(reading.time(), now))
                .sorted(Comparator.naturalOrder())
                .toList();
        double middle = (said.get(said.size() / 2) + said.get((said.size() - 1) / 2)) / 2;
        return Optional.of(new FillReading(now, middle));
    }

    /** The fillings with each level replaced by the median of itself and its neighbours, as many on both sides. */
    List<List<FillReading>> smoothed() {
        return fillings.stream().map(FillHistory::smooth).toList();
    }

    private static List<FillReading> smooth(List<FillReading> filling) {
        var smooth = new ArrayList<FillReading>(filling.size());
        for (int i = 0; i < filling.size(); i++) {
            int reach = Math.min(2, Math.min(i, filling.size() - 1 - i));
            double[] levels = filling.subList(i - reach, i + reach + 1).stream()
                    .mapToDouble(FillReading::level)
                    .sorted()
                    .toArray();
            smooth.add(new FillReading(filling.get(i).time(), levels[reach]));
        }
        return smooth;
    }
}
