package city.talpuls.api.files;

import city.talpuls.model.measurement.Quality;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** How qualities are written. There are few, and each is on many rows. */
final class Qualities<T> {

    private final Function<String, T> written;
    private final Map<Integer, T> known = new HashMap<>();

    /** @param written makes of a label what is written for it */
    Qualities(Function<String, T> written) {
        this.written = written;
    }

    T of(int bits) {
        return known.computeIfAbsent(bits, unknown -> written.apply(new Quality(unknown).label()));
    }
}
