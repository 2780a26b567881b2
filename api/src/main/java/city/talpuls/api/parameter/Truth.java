package city.talpuls.api.parameter;

/**
 * Yes or no.
 *
 * @param value yes
 */
public record Truth(boolean value) {

    static Truth ofText(String text) {
        return switch (text) {
            case "true" -> new Truth(true);
            case "false" -> new Truth(false);
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }
}
