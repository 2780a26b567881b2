package city.talpuls.indicators.weather;

import java.util.OptionalDouble;

/**
 * The temperature to which air has to cool until its water condenses, by Magnus' formula over water with the coefficients of
 * the WMO (Guide to Instruments and Methods of Observation, WMO-No. 8, volume I, annex 4.B).
 */
public final class DewPoint {

    private static final double SLOPE = 17.62;
    private static final double OFFSET = 243.12;
    private static final double COLDEST = -45;
    private static final double WARMEST = 60;

    private DewPoint() {}

    /**
     * The dew point in degrees Celsius; nothing outside of the formula's range, -45 to 60 degrees, and of no humidity.
     *
     * @param temperature of the air, in degrees Celsius
     * @param humidity relative, in %
     */
    public static OptionalDouble of(double temperature, double humidity) {
        if (!(temperature >= COLDEST && temperature <= WARMEST && humidity > 0 && humidity <= 100)) {
            return OptionalDouble.empty();
        }
        double exponent = Math.log(humidity / 100) + SLOPE * temperature / (OFFSET + temperature);
        return OptionalDouble.of(OFFSET * exponent / (SLOPE - exponent));
    }
}
