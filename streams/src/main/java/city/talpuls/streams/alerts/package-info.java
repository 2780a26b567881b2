/**
 * Says when somebody has to know. In come checked reports and the aggregates that changed, out go {@link
 * city.talpuls.model.measurement.AlertEvent}s. Start at {@link city.talpuls.streams.alerts.Watch}; what one value means for one
 * rule is {@link city.talpuls.streams.alerts.Standing}, a pure function. Alerts are about now: what is measured before the
 * latest that was looked at changes none. Deliberately not here: who hears of them, and how.
 */
@NullMarked
package city.talpuls.streams.alerts;

import org.jspecify.annotations.NullMarked;
