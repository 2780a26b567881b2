/**
 * The rows of {@code delivery}: which are due, with all that their message says, and what became of them. Several instances
 * share them; what one was at when it ended, another takes up. Start at {@link
 * city.talpuls.streams.store.delivery.Deliveries}. Deliberately not here: the telling, in {@code streams.delivery}, and who
 * is to be told, which is decided where the event is written.
 */
@NullMarked
package city.talpuls.streams.store.delivery;

import org.jspecify.annotations.NullMarked;
