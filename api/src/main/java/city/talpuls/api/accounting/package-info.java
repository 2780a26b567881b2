/**
 * The proof that no message is lost: how many were received, what became of them, and how many are still on the way,
 * each counted where it happens. {@link city.talpuls.api.accounting.Ledger} is the arithmetic, the rest fetches the
 * numbers. Deliberately not here: deriving a number from the others, which would prove nothing.
 */
@NullMarked
package city.talpuls.api.accounting;

import org.jspecify.annotations.NullMarked;
