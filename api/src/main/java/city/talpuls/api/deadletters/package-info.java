/**
 * The messages that could not be read, with the reason and the original bytes. Start at
 * {@link city.talpuls.api.deadletters.DeadLetterController}. Deliberately not here: reading them
 * again, for which {@link city.talpuls.api.deadletters.Replays} only asks.
 */
@NullMarked
package city.talpuls.api.deadletters;

import org.jspecify.annotations.NullMarked;
