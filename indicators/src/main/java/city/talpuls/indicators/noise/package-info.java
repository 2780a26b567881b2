/**
 * How loud it is by day, in the evening and at night. Levels are averaged as energy, never arithmetically.
 */
@NullMarked
package city.talpuls.indicators.noise;

import org.jspecify.annotations.NullMarked;
