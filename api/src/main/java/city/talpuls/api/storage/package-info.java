/**
 * What the store holds, class by class: how much, from when to when, in how many bytes, and how long it is kept, which
 * operators change here. Start at {@link city.talpuls.api.storage.StorageController}. Deliberately not here: dropping what
 * was kept long enough, which streams do.
 */
@NullMarked
package city.talpuls.api.storage;

import org.jspecify.annotations.NullMarked;
