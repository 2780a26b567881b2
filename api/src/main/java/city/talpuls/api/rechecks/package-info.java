/**
 * Has the doubts about readings found anew, after the rules of a profile were changed. In comes which devices and which span
 * of time, out goes how far it is. Start at {@link city.talpuls.api.rechecks.RecheckController}. Deliberately not here: the
 * checks, which the streams do, each in its turn among the device's messages.
 */
@NullMarked
package city.talpuls.api.rechecks;

import org.jspecify.annotations.NullMarked;
