package city.talpuls.streams.quality;

import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Report;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A report whose readings were checked, and what that means for the memory.
 *
 * @param report with the doubts about its readings and about earlier ones
 * @param added its readings that nothing stood in the place of
 * @param changed starts of the quarter hours in which a reading is another than it was before
 */
public record Checked(Report report, List<Reading> added, Set<Instant> changed) {

    public Checked {
        added = List.copyOf(added);
        changed = Set.copyOf(changed);
    }
}
