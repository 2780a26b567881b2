package city.talpuls.simulator.fleet;

import city.talpuls.simulator.valley.Position;
import city.talpuls.simulator.valley.Rows;
import java.util.HexFormat;
import java.util.List;

/**
 * A place with a LoRaWAN gateway.
 *
 * @param height of the antenna, in metres above sea level
 */
public record Mast(String name, Position position, double height) {

    /** The shipped ones: high points around the valley. */
    public static List<Mast> shipped() {
        return Rows.of(Mast.class, "gateways.csv").stream()
                .map(row -> new Mast(
                        row.get(0),
                        new Position(Double.parseDouble(row.get(1)), Double.parseDouble(row.get(2))),
                        Double.parseDouble(row.get(3))))
                .toList();
    }

    /** The gateway's EUI in lower-case hex. */
    public String eui() {
        return "0274a1fffe" + HexFormat.of().toHexDigits(name.hashCode(), 6);
    }

    /** The gateway's name as topics allow it. */
    public String word() {
        return NamePlates.slug(name);
    }
}
