/**
 * What recipients were told of alerts, and what they were not: in come questions, orders to try once more, and trials of a
 * recipient, out go rows of {@code delivery}. Start at {@link city.talpuls.api.deliveries.DeliveryController}. Deliberately not
 * here: the telling, which the streams do, and who the recipients are, in {@code api.registry}.
 */
@NullMarked
package city.talpuls.api.deliveries;

import org.jspecify.annotations.NullMarked;
