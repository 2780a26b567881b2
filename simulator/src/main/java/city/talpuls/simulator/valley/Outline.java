package city.talpuls.simulator.valley;

import java.util.List;

/**
 * The border of the city, simplified to about 200 m.
 *
 * @param corners in order around the city, the last one the same as the first
 */
public record Outline(List<Position> corners) {

    public Outline {
        corners = List.copyOf(corners);
        if (corners.size() < 4 || !corners.getFirst().equals(corners.getLast())) {
            throw new IllegalArgumentException("an outline ends where it starts");
        }
    }

    /** The outline from the city's open data. */
    public static Outline shipped() {
        return new Outline(Rows.of(Outline.class, "outline.csv").stream()
                .map(row -> new Position(Double.parseDouble(row.get(1)), Double.parseDouble(row.get(0))))
                .toList());
    }

    /** Whether the place lies within: a line from it to the far east crosses the border an odd number of times. */
    public boolean contains(Position place) {
        boolean inside = false;
        for (int i = 1; i < corners.size(); i++) {
            Position a = corners.get(i - 1);
            Position b = corners.get(i);
            boolean spans = (a.latitude() > place.latitude()) != (b.latitude() > place.latitude());
            if (spans && place.longitude() < longitudeAt(place.latitude(), a, b)) {
                inside = !inside;
            }
        }
        return inside;
    }

    private static double longitudeAt(double latitude, Position a, Position b) {
        double along = (latitude - a.latitude()) / (b.latitude() - a.latitude());
        return a.longitude() + along * (b.longitude() - a.longitude());
    }
}
