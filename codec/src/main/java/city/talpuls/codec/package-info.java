/**
 * From the bytes of one payload to values by name. Start at {@link city.talpuls.codec.Codec}; each form in which one can
 * be written has a room of its own, and {@code form} is the door to all of them. What the values mean, which properties in which units, is the room {@code profile}'s
 * business. Nothing here knows where payloads come from or goes anywhere.
 */
@NullMarked
package city.talpuls.codec;

import org.jspecify.annotations.NullMarked;
