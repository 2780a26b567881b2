package city.talpuls.api.parameter;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A rectangle on earth, WGS 84, in the order of RFC 7946. One whose west is east of its east crosses the antimeridian.
 *
 * @param west degrees east, -180 to 180
 * @param south degrees north, -90 to 90
 * @param east degrees east, -180 to 180
 * @param north degrees north, at least {@code south}
 */
public record BoundingBox(double west, double south, double east, double north) {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,3}(\\.\\d{1,20})?");

    public BoundingBox {
        if (!(Math.abs(west) <= 180 && Math.abs(east) <= 180)) {
            throw new IllegalArgumentException("west and east must be from -180 to 180");
        }
        if (!(Math.abs(south) <= 90 && Math.abs(north) <= 90)) {
            throw new IllegalArgumentException("south and north must be from -90 to 90");
        }
        if (south > north) {
            throw new IllegalArgumentException("south must not be north of north");
        }
    }

    static BoundingBox ofText(String text) {
        String[] sides = text.split(",", -1);
        if (sides.length != 4
                || !Arrays.stream(sides).allMatch(side -> NUMBER.matcher(side).matches())) {
            throw new IllegalArgumentException(
                    "a box must be west,south,east,north in degrees, such as 7.0,51.1,7.4,51.4");
        }
        return new BoundingBox(
                Double.parseDouble(sides[0]),
                Double.parseDouble(sides[1]),
                Double.parseDouble(sides[2]),
                Double.parseDouble(sides[3]));
    }
}
