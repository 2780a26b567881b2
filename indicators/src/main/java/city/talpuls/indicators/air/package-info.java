/**
 * Whether the air is good: air-quality indices, and how often limit values were exceeded. In come hourly means, out come
 * classes and counts with their coverage. Definitions are data. Deliberately not here: legal compliance, which needs
 * reference instruments; what is said of other sensors is indicative.
 */
@NullMarked
package city.talpuls.indicators.air;

import org.jspecify.annotations.NullMarked;
