/**
 * Requests that nobody in his right mind would send, and some that only look like it, made of the API's own description so
 * that no route is left out. Start at {@link city.talpuls.api.fuzz.FuzzIT}.
 */
@NullMarked
package city.talpuls.api.fuzz;

import org.jspecify.annotations.NullMarked;
