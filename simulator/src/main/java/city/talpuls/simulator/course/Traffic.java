package city.talpuls.simulator.course;

import java.time.DayOfWeek;

/** How much moves on the streets, from about 0.05 at night to about 1 in the rush hour. */
final class Traffic {

    private Traffic() {}

    static double at(Moment moment) {
        double hour = moment.localHour();
        DayOfWeek day = moment.local().getDayOfWeek();
        return switch (day) {
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY ->
                0.05 + 0.42 * hump(hour, 13, 4.2) + 0.5 * hump(hour, 7.8, 1.1) + 0.48 * hump(hour, 17, 1.6);
            case SATURDAY -> 0.05 + 0.5 * hump(hour, 14, 4);
            case SUNDAY -> 0.05 + 0.36 * hump(hour, 15.5, 3.8);
        };
    }

    private static double hump(double hour, double peak, double width) {
        double away = (hour - peak) / width;
        return Math.exp(-away * away / 2);
    }
}
