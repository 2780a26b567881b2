/**
 * Has a device erased with all that it left, and says how far that is. In comes which device, within the change that takes its
 * registration away, out goes what was deleted. Deliberately not here: the deleting, which the streams do in the device's turn,
 * and the address that asks for it, which is the device's own.
 */
@NullMarked
package city.talpuls.api.erasures;

import org.jspecify.annotations.NullMarked;
