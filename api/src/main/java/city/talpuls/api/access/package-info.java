/**
 * Who may do what, as words that all rooms share: a {@link city.talpuls.api.access.Role}, what a route
 * {@link city.talpuls.api.access.Needs}, and the {@link city.talpuls.api.access.Caller} of a request. Deliberately not here:
 * how somebody proves who he is (room {@code keys} and room {@code oidc}) and where it is asked (room {@code gate}).
 */
@NullMarked
package city.talpuls.api.access;

import org.jspecify.annotations.NullMarked;
