/**
 * Times and numbers as text, in the form that Java gives them, for answers that are little else. Start at
 * {@link city.talpuls.api.text.Ink}, or at {@link city.talpuls.api.text.JsonPen} for JSON; what they have written is
 * {@link city.talpuls.api.text.Written}, which goes out as it is. Deliberately not here: anything that is read, and what the text is
 * part of.
 */
@NullMarked
package city.talpuls.api.text;

import org.jspecify.annotations.NullMarked;
