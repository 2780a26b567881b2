package city.talpuls.indicators.weather;

import java.util.OptionalDouble;

/**
 * How hot humid air feels in the shade, as the National Weather Service of the USA reckons it: the regression of L. P. Rothfusz
 * (Technical Attachment SR 90-23, 1990) with its two adjustments, and below it a simple formula that fits Steadman's table
 * (https://www.wpc.ncep.noaa.gov/html/heatindex_equation.shtml). All of it is in degrees Fahrenheit inside.
 */
public final class HeatIndex {

    /** Below, humidity makes nobody feel hotter. */
    private static final double LEAST = 20;

    /** Beyond, Steadman's table has nothing. */
    private static final double MOST = 50;

    /** In degrees Fahrenheit: from here on the regression holds. */
    private static final double REGRESSION = 80;

    private HeatIndex() {}

    /**
     * The heat index in degrees Celsius; nothing outside of 20 to 50 degrees.
     *
     * @param temperature of the air, in degrees Celsius
     * @param humidity relative, in %
     */
    public static OptionalDouble of(double temperature, double humidity) {
        if (!(temperature >= LEAST && temperature <= MOST && humidity >= 0 && humidity <= 100)) {
            return OptionalDouble.empty();
        }
        double fahrenheit = temperature * 9 / 5 + 32;
        double simple = simple(fahrenheit, humidity);
        double felt =
                simple < REGRESSION ? simple : regression(fahrenheit, humidity) + adjustment(fahrenheit, humidity);
        return OptionalDouble.of((felt - 32) * 5 / 9);
    }

    /** The mean of the temperature and what humidity makes of it. */
    private static double simple(double t, double rh) {
        return 0.5 * (t + 61 + (t - 68) * 1.2 + rh * 0.094);
    }

    private static double regression(double t, double rh) {
        return -42.379
                + 2.04901523 * t
                + 10.14333127 * rh
                - 0.22475541 * t * rh
                - 0.00683783 * t * t
                - 0.05481717 * rh * rh
                + 0.00122874 * t * t * rh
                + 0.00085282 * t * rh * rh
                - 0.00000199 * t * t * rh * rh;
    }

    private static double adjustment(double t, double rh) {
        if (rh < 13 && t >= 80 && t <= 112) {
            return -(13 - rh) / 4 * Math.sqrt((17 - Math.abs(t - 95)) / 17);
        }
        if (rh > 85 && t >= 80 && t <= 87) {
            return (rh - 85) / 10 * ((87 - t) / 5);
        }
        return 0;
    }
}
