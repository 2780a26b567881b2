/**
 * Which readings are doubtful. In come reports that are new, out go {@link city.talpuls.streams.quality.Checked}: the same
 * with their readings' doubts, and what earlier readings are doubted, or no longer doubted, because of them. Start at {@link
 * city.talpuls.streams.quality.Doubts}, which says it of one reading, by the {@link city.talpuls.streams.quality.Rules} of
 * its device and the readings around it in time; so it does not matter in which order they came. {@link
 * city.talpuls.streams.quality.Check} is the step of the topology. Deliberately not here: the thresholds, which stand in
 * profiles, and readings that are older than what the streams remember, which {@code store} checks by the same rules.
 */
@NullMarked
package city.talpuls.streams.quality;

import org.jspecify.annotations.NullMarked;
