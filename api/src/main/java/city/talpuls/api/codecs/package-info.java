/**
 * Codecs to play with: decodes a payload as the streams would, and stores nothing. Start at
 * {@link city.talpuls.api.codecs.TryController}.
 */
@NullMarked
package city.talpuls.api.codecs;

import org.jspecify.annotations.NullMarked;
