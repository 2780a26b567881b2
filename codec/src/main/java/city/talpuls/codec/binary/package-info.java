/**
 * Codecs that are no program but a description of the payload, in YAML: {@code docs/codecs.md} has the words. Start at
 * {@link city.talpuls.codec.binary.BinaryCodec}.
 */
@NullMarked
package city.talpuls.codec.binary;

import org.jspecify.annotations.NullMarked;
