/** All forms of codecs behind one door, {@link city.talpuls.codec.form.Codecs}: the only room that knows which there are. */
@NullMarked
package city.talpuls.codec.form;

import org.jspecify.annotations.NullMarked;
