package city.talpuls.indicators.noise;

import city.talpuls.indicators.LocalDay;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How loud it was by day, in the evening and at night over some days.
 *
 * @param day L_day
 * @param evening L_evening
 * @param night L_night
 */
public record NoiseLevels(PeriodLevel day, PeriodLevel evening, PeriodLevel night) {

    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final int HOURS_OF_A_DAY = 24;

    /**
     * The levels of whole days. An hour that is missing is no silence: the others stand for it.
     *
     * @param hourly energy means in dB(A), by the start of their hour
     * @param days which days
     * @param zone whose clocks say what is day and night
     */
    public static NoiseLevels of(Map<Instant, Double> hourly, List<LocalDay> days, ZoneId zone) {
        var levels = new EnumMap<NoisePeriod, List<Double>>(NoisePeriod.class);
        var expected = new EnumMap<NoisePeriod, Integer>(NoisePeriod.class);
        for (LocalDay day : days) {
            for (Instant hour = day.start(); hour.isBefore(day.end()); hour = hour.plus(AN_HOUR)) {
                NoisePeriod period = NoisePeriod.of(hour, zone);
                expected.merge(period, 1, Integer::sum);
                Double level = hourly.get(hour);
                if (level != null) {
                    levels.computeIfAbsent(period, none -> new ArrayList<>()).add(level);
                }
            }
        }
        return new NoiseLevels(
                level(NoisePeriod.DAY, levels, expected),
                level(NoisePeriod.EVENING, levels, expected),
                level(NoisePeriod.NIGHT, levels, expected));
    }

    private static PeriodLevel level(
            NoisePeriod period, Map<NoisePeriod, List<Double>> levels, Map<NoisePeriod, Integer> expected) {
        List<Double> measured = levels.getOrDefault(period, List.of());
        return new PeriodLevel(EnergyMean.of(measured), measured.size(), expected.getOrDefault(period, 0));
    }

    /**
     * L_DEN in dB(A): the mean of the three by energy and length, with 5 dB more in the evening and 10 dB more at night
     * (Directive 2002/49/EC, Annex I); nothing if one of them was not measured.
     */
    public OptionalDouble dayEveningNight() {
        if (day.level().isEmpty() || evening.level().isEmpty() || night.level().isEmpty()) {
            return OptionalDouble.empty();
        }
        double energy = weighted(NoisePeriod.DAY, day)
                + weighted(NoisePeriod.EVENING, evening)
                + weighted(NoisePeriod.NIGHT, night);
        return OptionalDouble.of(EnergyMean.level(energy / HOURS_OF_A_DAY));
    }

    private static double weighted(NoisePeriod period, PeriodLevel level) {
        return period.hours() * EnergyMean.energy(level.level().orElseThrow() + period.penalty());
    }
}
