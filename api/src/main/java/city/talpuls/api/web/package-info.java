/**
 * What concerns every answer, whatever the question: headers that keep a browser safe, and the page on which the API can be
 * read and tried. Deliberately not here: anything about sensors.
 */
@NullMarked
package city.talpuls.api.web;

import org.jspecify.annotations.NullMarked;
