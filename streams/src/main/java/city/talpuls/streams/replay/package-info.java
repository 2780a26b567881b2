/**
 * Sends messages on their way again, once somebody asked for it, and what else operators ask for in a device's turn: in come
 * rows of the store in state {@code asked}, out go dead letters, original messages and requests on {@link
 * city.talpuls.model.topics.Topics#UPLINKS}, with word of which message they are and of how much of the registry has to be known
 * to those who read them. Ends erasures, too, when nothing can come after. Deliberately not here: what becomes of the messages,
 * which the writers of the store note.
 */
@NullMarked
package city.talpuls.streams.replay;

import org.jspecify.annotations.NullMarked;
