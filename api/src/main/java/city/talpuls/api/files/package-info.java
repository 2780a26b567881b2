/**
 * Files of any length: rows go in, bytes come out, and nothing of them stays. {@link city.talpuls.api.files.Sheet} is a file in
 * the making, one for each {@link city.talpuls.api.files.Format}; {@link city.talpuls.api.files.Exports} says how many may be in
 * the making at the same time. Deliberately not here: which rows those are, and the database.
 */
@NullMarked
package city.talpuls.api.files;

import org.jspecify.annotations.NullMarked;
