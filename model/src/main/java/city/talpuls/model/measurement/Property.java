package city.talpuls.model.measurement;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a datastream measures, by name: {@code temperature}, {@code pm2_5}, or any name a device uses. Its usual unit is
 * in {@link Properties}.
 *
 * @param name 1 to 100 characters without control characters, commas or white space at the ends
 */
public record Property(String name) {

    private static final Pattern FORM = Pattern.compile("[^\\p{C}\\s,](?:[^\\p{C},]{0,98}[^\\p{C}\\s,])?");

    private static final List<Property> AIR = List.of(new Property("temperature"), new Property("relative_humidity"));
    private static final List<Property> OF_AIR = List.of(new Property("dew_point"), new Property("heat_index"));

    public Property {
        if (!isValid(name)) {
            throw new IllegalArgumentException(
                    "a property is 1 to 100 printable characters without commas, not '" + name + "'");
        }
    }

    /** Whether its values are levels in decibel, as {@code sound_level} and {@code sound_level_max} are, which have means of their own. */
    public boolean isLevel() {
        return name.startsWith("sound_level");
    }

    /** The properties that it follows from at the same time, as the dew point does from temperature and humidity; mostly none. */
    public List<Property> sources() {
        return OF_AIR.contains(this) ? AIR : List.of();
    }

    /** The properties that follow from it at the same time; mostly none. */
    public List<Property> followers() {
        return AIR.contains(this) ? OF_AIR : List.of();
    }

    /** Whether the text can name a property. */
    public static boolean isValid(String text) {
        return isPlain(text) || FORM.matcher(text).matches();
    }

    /** Nearly all names are plain words, and there is one per reading: a pattern would cost more than all the rest. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 100;
    }

    @Override
    public String toString() {
        return name;
    }
}
