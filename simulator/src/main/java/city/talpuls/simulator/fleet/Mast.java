package city.talpuls.simulator.fleet;

import city.talpuls.simulator.valley.Position;
import city.talpuls.simulator.valley.Rows;
import java.util.HexFormat;
import java.util.List;

/**
 * A place with a LoRaWAN gateway.
 *
 * @param word the name as topics allow it
 * @param eui in lower-case hex
 * @param height of the antenna, in metres above sea level
 */
public record Mast(String name, String word, String eui, Position position, double height) {

    private static final String EUI_PREFIX = "0274a1fffe";

    /** The shipped ones: high points around the valley. */
    public static List<Mast> shipped() {
        return Rows.of(Mast.class, "gateways.csv").stream().map(Mast::of).toList();
    }

    private static Mast of(List<String> row) {
        String name = row.get(0);
        return new Mast(
                name,
                NamePlates.slug(name),
                EUI_PREFIX + HexFormat.of().toHexDigits(name.hashCode(), 6),
                new Position(Double.parseDouble(row.get(1)), Double.parseDouble(row.get(2))),
                Double.parseDouble(row.get(3)));
    }
}
