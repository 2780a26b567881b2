/**
 * Who has changed something, or wanted to: a row for each request that writes, see
 * {@link city.talpuls.api.audit.AuditTrail}. The row is there before the change is made, so that none is made without. Kept
 * as long as the class {@code audit} of the storage is. Deliberately not here: bodies, keys and tokens.
 */
@NullMarked
package city.talpuls.api.audit;

import org.jspecify.annotations.NullMarked;
