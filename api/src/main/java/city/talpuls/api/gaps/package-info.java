/**
 * What was lost on the air: the numbers that are missing between those of a device's messages. What arrived and could not
 * be read is no gap. Start at {@link city.talpuls.api.gaps.Counting}.
 */
@NullMarked
package city.talpuls.api.gaps;

import org.jspecify.annotations.NullMarked;
