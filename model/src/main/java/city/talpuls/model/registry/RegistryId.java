package city.talpuls.model.registry;

import java.util.regex.Pattern;

/** The ids that operators give to codecs, profiles and gateways. */
public final class RegistryId {

    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?");

    private RegistryId() {}

    /** Whether the text can be an id: 1 to 64 small letters, digits and {@code . _ -}, a letter or digit at both ends. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    static void require(String what, String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException("the id of a " + what
                    + " is 1 to 64 small letters, digits and . _ - between letters or digits, not '" + text + "'");
        }
    }
}
