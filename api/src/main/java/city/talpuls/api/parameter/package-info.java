/**
 * How the text of a request's parameters becomes values: times, limits, cursors, boxes, and the model's own words. What
 * a type refuses becomes a problem that names the parameter; so does a parameter that a route does not know or that
 * comes twice. Start at {@link city.talpuls.api.parameter.ParameterConverters}. Deliberately not here: what one question makes of its
 * parameters together.
 */
@NullMarked
package city.talpuls.api.parameter;

import org.jspecify.annotations.NullMarked;
