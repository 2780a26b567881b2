/**
 * The picture: {@link city.talpuls.streams.topology.UplinkTopology} connects the rooms, one line an arrow, every step
 * named; {@code docs/picture.md} shows what it draws. Deliberately not here: what a step does.
 */
@NullMarked
package city.talpuls.streams.topology;

import org.jspecify.annotations.NullMarked;
