package city.talpuls.api.opendata;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The licences under which a city may give its data away: those of DCAT-AP.de's list that need no further word. */
public enum Licence {
    DL_BY_DE_2(
            "dl-by-de/2.0",
            "Datenlizenz Deutschland – Namensnennung – Version 2.0",
            "https://www.govdata.de/dl-de/by-2-0"),
    DL_ZERO_DE_2(
            "dl-zero-de/2.0", "Datenlizenz Deutschland – Zero – Version 2.0", "https://www.govdata.de/dl-de/zero-2-0"),
    CC_BY_4(
            "cc-by/4.0",
            "Creative Commons Namensnennung 4.0 International",
            "https://creativecommons.org/licenses/by/4.0/"),
    CC_ZERO("cc-zero", "Creative Commons Zero 1.0 Universell", "https://creativecommons.org/publicdomain/zero/1.0/");

    private static final String LIST = "http://dcat-ap.de/def/licenses/";

    private final String id;
    private final String title;
    private final String text;

    Licence(String id, String title, String text) {
        this.id = id;
        this.title = title;
        this.text = text;
    }

    /** Its id in DCAT-AP.de's list. */
    public String id() {
        return id;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** Where people can read it. */
    public String text() {
        return text;
    }

    /** Its address in DCAT-AP.de's list, by which portals know it. */
    public String concept() {
        return LIST + id;
    }

    /**
     * Reads {@link #id()}.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    static Licence ofId(String id) {
        return Arrays.stream(values())
                .filter(licence -> licence.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a licence is one of "
                        + Arrays.stream(values()).map(Licence::id).collect(Collectors.joining(", ")) + ", not '" + id
                        + "'"));
    }
}
