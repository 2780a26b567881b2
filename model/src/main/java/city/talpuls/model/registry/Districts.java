package city.talpuls.model.registry;

import city.talpuls.model.measurement.Position;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ten districts of Wuppertal. Until their outlines are at hand, a place within the city belongs to the district
 * whose point is nearest: right in the middle of a district, a guess at its edges.
 */
public final class Districts {

    private static final double METRES_PER_DEGREE = 111_320;

    private final List<District> districts;
    private final List<Position> outline;

    private Districts(List<District> districts, List<Position> outline) {
        this.districts = districts;
        this.outline = outline;
    }

    /** The districts that are shipped: {@code districts.csv} and the city's {@code outline.csv}, both WGS 84. */
    public static Districts shipped() {
        return new Districts(
                lines("districts.csv")
                        .map(cells -> new District(cells[0], position(cells[1], cells[2])))
                        .toList(),
                lines("outline.csv").map(cells -> position(cells[0], cells[1])).toList());
    }

    /** Their names. */
    public List<String> names() {
        return districts.stream().map(District::name).toList();
    }

    /** The name of the district in which the place lies; empty outside of the city. */
    public Optional<String> of(Position place) {
        return inCity(place)
                ? districts.stream()
                        .min(Comparator.comparingDouble(district -> metres(district.point(), place)))
                        .map(District::name)
                : Optional.empty();
    }

    /** Counts how often a line to the east crosses the outline: an odd number from inside. */
    private boolean inCity(Position place) {
        boolean inside = false;
        Position from = outline.getLast();
        for (Position to : outline) {
            boolean crosses = (from.latitude() > place.latitude()) != (to.latitude() > place.latitude());
            if (crosses
                    && place.longitude()
                            < from.longitude()
                                    + (to.longitude() - from.longitude())
                                            * (place.latitude() - from.latitude())
                                            / (to.latitude() - from.latitude())) {
                inside = !inside;
            }
            from = to;
        }
        return inside;
    }

    /** Within a city the earth is flat enough. */
    private static double metres(Position a, Position b) {
        double north = (a.latitude() - b.latitude()) * METRES_PER_DEGREE;
        double east = (a.longitude() - b.longitude()) * METRES_PER_DEGREE * Math.cos(Math.toRadians(a.latitude()));
        return Math.hypot(north, east);
    }

    private static Position position(String latitude, String longitude) {
        return new Position(Double.parseDouble(latitude), Double.parseDouble(longitude));
    }

    private static Stream<String[]> lines(String name) {
        try (InputStream file = Districts.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing from the class path");
            }
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines().skip(1).map(line -> line.split(",", -1)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
