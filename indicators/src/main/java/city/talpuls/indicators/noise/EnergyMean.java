package city.talpuls.indicators.noise;

import java.util.List;
import java.util.OptionalDouble;

/** The mean of sound levels, which is that of their energies: half an hour of 70 dB in the silence is no 35 dB. */
final class EnergyMean {

    private EnergyMean() {}

    /** 10 lg of the mean of 10^(L/10); nothing of no level. Levels in dB. */
    static OptionalDouble of(List<Double> levels) {
        OptionalDouble mean = levels.stream().mapToDouble(EnergyMean::energy).average();
        return mean.isEmpty() ? mean : OptionalDouble.of(level(mean.getAsDouble()));
    }

    /** The energy of a level, relative to that of 0 dB. */
    static double energy(double level) {
        return Math.pow(10, level / 10);
    }

    /** The level of an energy. */
    static double level(double energy) {
        return 10 * Math.log10(energy);
    }
}
