package city.talpuls.api.parameter;

import java.util.regex.Pattern;

/**
 * A part of the city, by name.
 *
 * @param name 1 to 100 characters without control characters
 */
public record District(String name) {

    private static final Pattern FORM = Pattern.compile("\\P{C}{1,100}");

    public District {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("a district is 1 to 100 printable characters");
        }
    }
}
