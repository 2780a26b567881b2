/**
 * Sends dead letters on their way again, once somebody asked for it: in come rows of the store in state {@code asked},
 * out go the original messages on {@link city.talpuls.model.topics.Topics#UPLINKS}, with word of which letter they are and
 * of how much of the registry has to be known to those who read them. Deliberately not here: what becomes of them, which
 * the writers of the store note.
 */
@NullMarked
package city.talpuls.streams.replay;

import org.jspecify.annotations.NullMarked;
