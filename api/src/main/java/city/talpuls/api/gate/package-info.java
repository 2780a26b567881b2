/**
 * Where every request passes: {@link city.talpuls.api.gate.Gate} asks who calls, whether that is too often, and whether the
 * route is for him, and has each attempt to change something noted. What a route needs it says itself; one that says nothing
 * is open to nobody. Deliberately not here: the doors of ingest, which have logins of their own.
 */
@NullMarked
package city.talpuls.api.gate;

import org.jspecify.annotations.NullMarked;
