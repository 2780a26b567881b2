package city.talpuls.simulator.course;

import city.talpuls.simulator.chance.Seed;

/**
 * The air around one device.
 *
 * @param temperature in degrees Celsius
 * @param humidity relative, in percent
 */
record Air(double temperature, double humidity) {

    private static final double LAPSE_PER_METRE = 0.0065;
    private static final double REFERENCE_METRES = 150;

    static Air at(Sky sky, double height, Seed seed, double hours) {
        double own = seed.of("bias").between(-0.4, 0.4) + 0.25 * seed.of("air").roughWave(hours * 1.4);
        double temperature = sky.temperature() - LAPSE_PER_METRE * (height - REFERENCE_METRES) + own;
        double dewPoint = sky.dewPoint() - LAPSE_PER_METRE * 0.5 * (height - REFERENCE_METRES);
        double humidity = 100 * vapour(dewPoint) / vapour(temperature);
        return new Air(temperature, Math.clamp(humidity, 12, 99.9));
    }

    /** The Magnus formula: the pressure of saturated vapour, in hPa. */
    private static double vapour(double temperature) {
        return 6.112 * Math.exp(17.62 * temperature / (243.12 + temperature));
    }
}
