/**
 * What concerns every answer, whatever the question: headers that keep a browser safe, and the metrics that count the
 * answers. Deliberately not here: anything about sensors.
 */
@NullMarked
package city.talpuls.api.web;

import org.jspecify.annotations.NullMarked;
