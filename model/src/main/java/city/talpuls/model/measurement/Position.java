package city.talpuls.model.measurement;

/**
 * A place on earth, WGS 84.
 *
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 */
public record Position(double latitude, double longitude) {

    public Position {
        if (!isValid(latitude, longitude)) {
            throw new IllegalArgumentException("a position is at most 90 degrees of latitude and 180 of longitude, not "
                    + latitude + ", " + longitude);
        }
    }

    /** Whether the two numbers, in degrees, are a place on earth. */
    public static boolean isValid(double latitude, double longitude) {
        return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    }
}
