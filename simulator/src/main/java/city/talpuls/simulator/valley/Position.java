package city.talpuls.simulator.valley;

/** A place in degrees, WGS 84, near enough to Wuppertal that a degree of longitude has one length. */
public record Position(double latitude, double longitude) {

    static final double METRES_PER_DEGREE_NORTH = 111_240;
    static final double METRES_PER_DEGREE_EAST = 69_700;

    public Position {
        if (!(latitude > 50 && latitude < 52 && longitude > 6 && longitude < 9)) {
            throw new IllegalArgumentException("not near Wuppertal: " + latitude + ", " + longitude);
        }
    }

    /** The place this many metres away. */
    public Position moved(double metresNorth, double metresEast) {
        return new Position(
                rounded(latitude + metresNorth / METRES_PER_DEGREE_NORTH),
                rounded(longitude + metresEast / METRES_PER_DEGREE_EAST));
    }

    /** Metres as the crow flies. */
    public double metresTo(Position other) {
        return Math.hypot(
                (other.latitude - latitude) * METRES_PER_DEGREE_NORTH,
                (other.longitude - longitude) * METRES_PER_DEGREE_EAST);
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }
}
