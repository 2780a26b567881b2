/**
 * Where somebody is told of an alert: the address of a recipient, read strictly for its channel, and which addresses of the
 * network are not to be reached because they are the city's own. Start at {@link
 * city.talpuls.model.destination.Destination} and {@link city.talpuls.model.destination.InternalAddresses}. Deliberately not
 * here: looking up names, and the telling itself.
 */
@NullMarked
package city.talpuls.model.destination;

import org.jspecify.annotations.NullMarked;
