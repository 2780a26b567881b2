package city.talpuls.simulator.valley;

import java.util.List;

/**
 * The river's course through the city. It gives the ground its height: the valley floor falls from Beyenburg to
 * Müngsten, and the hills rise on both sides.
 *
 * @param course downstream
 */
public record Wupper(List<Position> course) {

    private static final double FLOOR_METRES = 134;
    private static final double FLOOR_LONGITUDE = 7.105;
    private static final double FLOOR_METRES_PER_DEGREE = 334;
    private static final double RISE_PER_METRE = 0.075;
    private static final double HIGHEST_METRES = 345;

    public Wupper {
        course = List.copyOf(course);
    }

    /** The course as traced by the stations of the Schwebebahn and the gauges. */
    public static Wupper shipped() {
        return new Wupper(Rows.of(Wupper.class, "wupper.csv").stream()
                .map(row -> new Position(Double.parseDouble(row.get(1)), Double.parseDouble(row.get(2))))
                .toList());
    }

    /** About how many metres above sea level the ground is. */
    public double heightOf(Position place) {
        double floor = FLOOR_METRES + (place.longitude() - FLOOR_LONGITUDE) * FLOOR_METRES_PER_DEGREE;
        return Math.min(HIGHEST_METRES, floor + RISE_PER_METRE * metresTo(place));
    }

    /** Metres along the river from Beyenburg to the point that is nearest to the place. */
    public double metresDownstreamTo(Position place) {
        double along = 0;
        double best = 0;
        double nearest = Double.MAX_VALUE;
        for (int i = 0; i < course.size(); i++) {
            along += i == 0 ? 0 : course.get(i - 1).metresTo(course.get(i));
            double away = course.get(i).metresTo(place);
            if (away < nearest) {
                nearest = away;
                best = along;
            }
        }
        return best;
    }

    /** Metres from the place to the river. */
    public double metresTo(Position place) {
        double nearest = Double.MAX_VALUE;
        for (int i = 1; i < course.size(); i++) {
            nearest = Math.min(nearest, metresToReach(place, course.get(i - 1), course.get(i)));
        }
        return nearest;
    }

    private static double metresToReach(Position place, Position from, Position to) {
        double north = (to.latitude() - from.latitude()) * Position.METRES_PER_DEGREE_NORTH;
        double east = (to.longitude() - from.longitude()) * Position.METRES_PER_DEGREE_EAST;
        double placeNorth = (place.latitude() - from.latitude()) * Position.METRES_PER_DEGREE_NORTH;
        double placeEast = (place.longitude() - from.longitude()) * Position.METRES_PER_DEGREE_EAST;
        double along = (placeNorth * north + placeEast * east) / (north * north + east * east);
        double clamped = Math.clamp(along, 0, 1);
        return Math.hypot(placeNorth - clamped * north, placeEast - clamped * east);
    }
}
