package city.talpuls.simulator.fleet;

import city.talpuls.simulator.chance.Seed;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Gives devices their names and ids, each only once. */
final class NamePlates {

    private static final String PRIVATE_EUI_PREFIX = "0274a1";
    private static final int LONGEST_DEVICE_ID = 36;
    private static final List<String> CONTAINERS =
            List.of("Glascontainer", "Papiercontainer", "Kleidercontainer", "Elektrokleingeräte");
    private static final int HOUSES = 160;

    private final Seed fleet;
    private final Set<String> taken = new HashSet<>();

    NamePlates(Seed fleet) {
        this.fleet = fleet;
    }

    /** A readable name for the n-th device of the kind at this site, such as {@code Glascontainer Gathe 12}. */
    String nameAt(Site site, int round, Seed device) {
        return switch (site.kind()) {
            case AIR -> numbered("Luftmessstation " + site.name(), round);
            case WEATHER -> numbered("Wetterstation " + site.name(), round);
            case NOISE -> numbered("Lärmpegel " + site.name(), round);
            case LEVEL -> numbered(site.name(), round);
            case WASTE -> atHouse(CONTAINERS.get(round % CONTAINERS.size()) + " " + site.name(), device);
        };
    }

    private String numbered(String name, int round) {
        int number = round + 1;
        while (!taken.add(number == 1 ? name : name + " " + number)) {
            number++;
        }
        return number == 1 ? name : name + " " + number;
    }

    private String atHouse(String street, Seed device) {
        int house = 1 + device.of("house").below(HOUSES);
        while (!taken.add(street + " " + house)) {
            house++;
        }
        return street + " " + house;
    }

    /** A DevEUI that no maker's can be: its first byte says that it is administered locally. */
    String devEui(int index) {
        var hex = HexFormat.of();
        return PRIVATE_EUI_PREFIX
                + hex.toHexDigits(fleet.of("eui").bits(), 4)
                + hex.toHexDigits(
                        Integer.reverse(index) >>> 8 ^ fleet.of("order").below(1 << 24), 6);
    }

    /** The name as a word that topics allow. */
    static String slug(String name) {
        String german = name.toLowerCase(Locale.GERMAN)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss");
        return german.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /** The name as The Things Stack allows it for a device: a slug, shortened where it is too long. */
    static String thingsStackId(String name) {
        String slug = slug(name);
        String shorter = slug.length() <= LONGEST_DEVICE_ID ? slug : slug.replace("container-", "-");
        if (shorter.length() <= LONGEST_DEVICE_ID) {
            return shorter;
        }
        String mark = HexFormat.of().toHexDigits(new Seed(0).of(slug).bits(), 6);
        return slug.substring(0, LONGEST_DEVICE_ID - mark.length() - 1).replaceAll("-$", "") + "-" + mark;
    }

    /** The id of a device without DevEUI: its slug, and a mark of the fleet so that two fleets do not share it. */
    String gatewayId(String name) {
        return slug(name) + "-" + HexFormat.of().toHexDigits(fleet.of("mark").bits(), 4);
    }
}
