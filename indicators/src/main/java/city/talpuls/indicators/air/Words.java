package city.talpuls.indicators.air;

/**
 * What people call something.
 *
 * @param de in German
 * @param en in English
 */
public record Words(String de, String en) {

    public Words {
        if (de.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a name in German and one in English are needed");
        }
    }
}
