package city.talpuls.streams.decode;

import city.talpuls.codec.profile.Measured;
import city.talpuls.codec.profile.Translated;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a device measured earlier, kept and says now. A record with something wrong in it, its time above all, is left out and
 * costs only itself: the others were measured all the same, and nobody will say them again.
 *
 * @param readings the numbers, each of the time of its record
 * @param lost why records were left out
 */
record Recollection(List<Reading> readings, List<UnreadableException> lost) {

    static Recollection of(Translated translated, Quality quality, TimeCheck check) {
        List<Reading> readings = new ArrayList<>();
        List<UnreadableException> lost =
                translated.lost().stream().map(Interpretation::faulty).collect(Collectors.toCollection(ArrayList::new));
        for (Translated.Past past : translated.past()) {
            try {
                readings.addAll(checked(past, quality, check));
            } catch (UnreadableException e) {
                lost.add(e);
            }
        }
        return new Recollection(readings, lost);
    }

    private static List<Reading> checked(Translated.Past past, Quality quality, TimeCheck check)
            throws UnreadableException {
        List<Reading> readings = new ArrayList<>();
        for (Measured one : past.measured()) {
            readings.add(check.checked(new Reading(one.property(), past.time(), one.value(), quality)));
        }
        return readings;
    }
}
