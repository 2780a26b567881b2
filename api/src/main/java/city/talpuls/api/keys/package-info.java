/**
 * The keys with which programs say who they are. A key is a {@link city.talpuls.api.keys.KeyText}; what is stored of it is a
 * {@link city.talpuls.api.keys.ApiKey} with the hash of its secret; {@link city.talpuls.api.keys.Keys} finds it. The first one
 * is made when the schema is there and no key is. Deliberately not here: which route needs which role.
 */
@NullMarked
package city.talpuls.api.keys;

import org.jspecify.annotations.NullMarked;
