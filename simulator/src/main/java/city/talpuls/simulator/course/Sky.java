package city.talpuls.simulator.course;

/**
 * The weather over the valley at one time.
 *
 * @param temperature of the air at 150 m above sea level, in degrees Celsius
 * @param dewPoint in degrees Celsius
 * @param cloud from 0, clear, to 1, overcast
 * @param rain in mm per hour
 * @param wind in the open, in m/s
 * @param windFrom in degrees, 270 is west
 * @param seaLevelPressure in hPa
 * @param stillness how much an inversion keeps in the valley, from 0, nothing beyond the usual, to 1
 * @param sun the sine of the sun's height over the horizon, negative by night
 */
record Sky(
        double temperature,
        double dewPoint,
        double cloud,
        double rain,
        double wind,
        double windFrom,
        double seaLevelPressure,
        double stillness,
        double sun) {

    /** How much stays in the valley: 1 on a usual day, more when the air stands still. */
    double stagnation() {
        return Math.clamp(3.4 / (wind + 0.9), 0.55, 1.9) * (1 + 1.3 * stillness);
    }
}
