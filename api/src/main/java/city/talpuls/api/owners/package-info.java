/**
 * What whoever has a device of his own may do with it, without asking anyone: see it, hide it, have all that is known of it, and
 * have it erased. In comes a request with a key for these devices, see {@code ApiKey}; start at
 * {@link city.talpuls.api.owners.OwnDeviceController}. To everybody else, and of every other device, it says that there is none.
 * Deliberately not here: how devices are registered and erased.
 */
@NullMarked
package city.talpuls.api.owners;

import org.jspecify.annotations.NullMarked;
