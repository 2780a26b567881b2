package city.talpuls.streams.dedupe;

import city.talpuls.model.measurement.Duplicate;
import city.talpuls.model.measurement.Report;

/** A message that was held against those before it. */
public sealed interface Met {

    /** It was not met before. */
    record First(Report report) implements Met {}

    /** It is the same as one before. */
    record Again(Duplicate duplicate) implements Met {}
}
