/**
 * Whether the air is good: indices by the hour, and how often limit values were exceeded in a year. In come stored hourly
 * aggregates, which are handed to {@code indicators}; nothing of what comes out is stored. Start at
 * {@link city.talpuls.api.air.IndexController} and {@link city.talpuls.api.air.ExceedanceController}. Deliberately not here:
 * what the classes and limits are.
 */
@NullMarked
package city.talpuls.api.air;

import org.jspecify.annotations.NullMarked;
