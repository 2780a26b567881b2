package city.talpuls.simulator.course;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * A time in the three forms that courses think in.
 *
 * @param hours since 1970, with fraction
 * @param local what clocks in Wuppertal show: people and bins live by it
 * @param solarHour the sun's own time of day, 12 when it stands highest
 * @param season 1 at the height of summer, -1 in the depth of winter
 */
record Moment(double hours, LocalDateTime local, double solarHour, double season) {

    private static final ZoneId WUPPERTAL = ZoneId.of("Europe/Berlin");
    private static final double MEAN_LONGITUDE = 7.18;
    private static final double YEAR_HOURS = 365.2425 * 24;
    private static final double WARMEST_HOUR_OF_1970 = 200 * 24;

    static Moment of(Instant time) {
        double hours = time.getEpochSecond() / 3600.0 + time.getNano() / 3.6e12;
        LocalDateTime local = LocalDateTime.ofInstant(time, WUPPERTAL.getRules().getOffset(time));
        double solarHour = positive(hours + MEAN_LONGITUDE / 15, 24);
        double season = Math.cos(2 * Math.PI * (hours - WARMEST_HOUR_OF_1970) / YEAR_HOURS);
        return new Moment(hours, local, solarHour, season);
    }

    /** The time at which clocks in Wuppertal show this; the earlier of two. */
    static Instant instant(LocalDateTime local) {
        return local.atZone(WUPPERTAL).toInstant();
    }

    /** Hours since local midnight, with fraction. */
    double localHour() {
        return local.toLocalTime().toNanoOfDay() / 3.6e12;
    }

    private static double positive(double value, double modulus) {
        double rest = value % modulus;
        return rest < 0 ? rest + modulus : rest;
    }
}
