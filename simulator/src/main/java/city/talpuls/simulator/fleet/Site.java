package city.talpuls.simulator.fleet;

import city.talpuls.simulator.valley.Position;
import city.talpuls.simulator.valley.Rows;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A place where devices of a kind stand.
 *
 * @param exposure from 0 to 1: to traffic, or to the wind for weather stations
 * @param normalLevel of a gauge, in cm; 0 elsewhere
 * @param normalFlow of a gauge with a rating curve, in m3/s
 */
record Site(Kind kind, String name, Position position, double exposure, double normalLevel, OptionalDouble normalFlow) {

    /** The shipped sites, by kind, in the order of the table. */
    static Map<Kind, List<Site>> shipped() {
        List<List<String>> rows = Rows.of(Site.class, "sites.csv");
        var sites = new EnumMap<Kind, List<Site>>(Kind.class);
        for (Kind kind : Kind.values()) {
            sites.put(
                    kind,
                    rows.stream()
                            .filter(row -> row.getFirst().equals(kind.word()))
                            .map(row -> of(kind, row))
                            .toList());
        }
        return sites;
    }

    private static Site of(Kind kind, List<String> row) {
        var position = new Position(Double.parseDouble(row.get(2)), Double.parseDouble(row.get(3)));
        return new Site(
                kind,
                row.get(1),
                position,
                number(row.get(4)).orElse(0),
                number(row.get(5)).orElse(0),
                number(row.get(6)));
    }

    private static OptionalDouble number(String cell) {
        return cell.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(cell));
    }
}
