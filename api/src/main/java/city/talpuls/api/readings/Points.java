package city.talpuls.api.readings;

import city.talpuls.api.parameter.Limit;
import city.talpuls.api.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * How many points {@code interval=auto} has to give.
 *
 * @param least from 1 to 10000
 */
record Points(int least) {

    Points {
        if (least < 1 || least > Limit.MOST) {
            throw new IllegalArgumentException("points must be from 1 to " + Limit.MOST + ", not " + least);
        }
    }

    /**
     * Accepts them where they matter.
     *
     * @throws ProblemException if they are asked of another interval
     */
    static void check(@Nullable Points points, @Nullable IntervalChoice interval) {
        if (points != null && !(interval instanceof IntervalChoice.Auto)) {
            throw ProblemException.badParameter("points", "points are for interval=auto, which chooses by them");
        }
    }

    static Points ofText(String text) {
        try {
            return new Points(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("points must be a whole number from 1 to " + Limit.MOST, e);
        }
    }
}
