package city.talpuls.api.map;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A source of map tiles.
 *
 * @param tilesUrl the address of a tile, with {@code {z}}, {@code {x}} and {@code {y}}, and {@code {s}} for one of
 *     several hosts if need be; none if there is no source
 * @param tilesAttribution whom the map must name
 */
@ConfigurationProperties("talpuls.map")
public record TileSource(
        @Nullable String tilesUrl,
        @Bindable(defaultValue = "") String tilesAttribution) {

    private static final Pattern ADDRESS = Pattern.compile("(https?://)([A-Za-z0-9.{}:-]+)(/[^\\s\"'<>;,]*)");

    public TileSource {
        if (tilesUrl != null) {
            if (tilesUrl.isBlank()) {
                tilesUrl = null;
            } else {
                hostOf(tilesUrl);
            }
        }
    }

    /** Where the tiles come from in the form that a content security policy takes; nothing if there are none. */
    public Optional<String> origin() {
        return Optional.ofNullable(tilesUrl).map(TileSource::hostOf);
    }

    private static String hostOf(String url) {
        Matcher address = ADDRESS.matcher(url);
        if (address.matches() && url.contains("{z}") && url.contains("{x}") && url.contains("{y}")) {
            String origin = address.group(1) + address.group(2).replace("{s}", "*");
            if (!origin.contains("{") && isAddress(origin.replace("*", "a"))) {
                return origin;
            }
        }
        throw new IllegalArgumentException(
                "talpuls.map.tiles-url must be an http or https address with {z}, {x} and {y},"
                        + " such as https://tiles.example.org/{z}/{x}/{y}.png, not '" + url + "'");
    }

    private static boolean isAddress(String origin) {
        try {
            return URI.create(origin).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
