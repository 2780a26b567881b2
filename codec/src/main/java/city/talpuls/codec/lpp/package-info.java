/** Codecs for Cayenne Low Power Payload, which explains itself. Start at {@link city.talpuls.codec.lpp.CayenneLpp}. */
@NullMarked
package city.talpuls.codec.lpp;

import org.jspecify.annotations.NullMarked;
