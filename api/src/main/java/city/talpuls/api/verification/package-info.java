/**
 * Recomputes the stored aggregates from the stored readings and tells every difference, as a stream of lines. Start at
 * {@link city.talpuls.api.verification.VerificationController}; {@link city.talpuls.api.verification.Recount} asks the
 * database, {@link city.talpuls.api.verification.Suspects} knows when what looks wrong is wrong. Deliberately not here:
 * mending anything, and the formulas by which streams compute aggregates.
 */
@NullMarked
package city.talpuls.api.verification;

import org.jspecify.annotations.NullMarked;
