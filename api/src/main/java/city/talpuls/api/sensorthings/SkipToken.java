package city.talpuls.api.sensorthings;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.talpuls.api.parameter.Cursor;
import city.talpuls.sensorthings.query.BadQueryException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Says behind which entity a page begins, by what entities are put in order by. It is good for the same path, filter and order
 * only; what is wanted of the entities may change from page to page.
 */
final class SkipToken {

    /** Where a longer one does not fit into an address, the next page is found by how many entities were given. */
    private static final int LONGEST = 1_500;

    private static final String NOTHING = "0";
    private static final String SOMETHING = "1";

    private SkipToken() {}

    static Optional<String> text(Asked asked, List<@Nullable String> last) {
        String[] values = last.stream()
                .map(value -> value == null ? NOTHING : SOMETHING + URLEncoder.encode(value, UTF_8))
                .toArray(String[]::new);
        return Optional.of(Cursor.of(list(asked), values).text()).filter(text -> text.length() <= LONGEST);
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws BadQueryException if it was altered, or is of something else
     */
    static List<@Nullable String> read(Asked asked, String text) {
        Cursor cursor;
        try {
            cursor = Cursor.ofText(text);
        } catch (IllegalArgumentException e) {
            throw new BadQueryException(Asked.TOKEN, 0, "It is not as an @iot.nextLink had it.");
        }
        if (!cursor.list().equals(list(asked))) {
            throw new BadQueryException(
                    Asked.TOKEN, 0, "It belongs to another query; take the whole @iot.nextLink of an answer.");
        }
        var values = new ArrayList<@Nullable String>();
        for (String value : cursor.values()) {
            values.add(value.equals(NOTHING) ? null : URLDecoder.decode(value.substring(1), UTF_8));
        }
        return Collections.unmodifiableList(values);
    }

    private static String list(Asked asked) {
        var sum = new CRC32C();
        sum.update((asked.path()
                        + '\n'
                        + asked.option("$filter").orElse("")
                        + '\n'
                        + asked.option("$orderby").orElse(""))
                .getBytes(UTF_8));
        return "sta" + HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
