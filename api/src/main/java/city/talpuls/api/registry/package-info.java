/**
 * What operators register: codecs, profiles, devices and gateways. A change is one transaction of the database, {@link
 * city.talpuls.api.registry.Entries}, and on its way to the streams at once, {@link city.talpuls.api.registry.Relay}.
 * What is shipped is there without anybody's doing; an entry of the same id counts instead of it. Deliberately not here:
 * what devices say of themselves.
 */
@NullMarked
package city.talpuls.api.registry;

import org.jspecify.annotations.NullMarked;
