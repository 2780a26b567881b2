package city.talpuls.simulator.course;

/** How a sensor goes wrong that nobody looks after: away from the truth, always the same way. */
final class Drift {

    private Drift() {}

    /** Whether sensors of this kind drift; vanes, buckets and light cells do not. */
    static boolean touches(Quantity quantity) {
        return most(quantity) != 0;
    }

    /** What the sensor reads once this share of its drift is over. */
    static Measured of(Measured healthy, double progress) {
        return healthy.quantity().is(healthy.value() + most(healthy.quantity()) * progress);
    }

    /** How far it is off in the end, in the quantity's unit; upwards, so that no value leaves what is possible. */
    private static double most(Quantity quantity) {
        return switch (quantity) {
            case TEMPERATURE -> 6;
            case PRESSURE -> 8;
            case PM10, PM2_5, NO2, O3 -> 40;
            case SOUND_LEVEL -> 12;
            case WATER_LEVEL -> 35;
            case DISTANCE -> 200;
            case RELATIVE_HUMIDITY,
                    ILLUMINANCE,
                    FLOW,
                    RAINFALL,
                    WIND_SPEED,
                    WIND_DIRECTION,
                    FILL_LEVEL,
                    BATTERY_VOLTAGE -> 0;
        };
    }
}
