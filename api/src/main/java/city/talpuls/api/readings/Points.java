package city.talpuls.api.readings;

import city.talpuls.api.parameter.Limit;

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

    static Points ofText(String text) {
        try {
            return new Points(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("points must be a whole number from 1 to " + Limit.MOST, e);
        }
    }
}
