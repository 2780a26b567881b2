/**
 * The alerts: which are up, what happened to each, and who has seen it. Streams raises and clears them, people acknowledge
 * them here. Start at {@link city.talpuls.api.alerts.AlertController}. Deliberately not here: the rules, which are entries of
 * the registry.
 */
@NullMarked
package city.talpuls.api.alerts;

import org.jspecify.annotations.NullMarked;
