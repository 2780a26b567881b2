/**
 * Codecs written in JavaScript, in the forms of The Things Stack (LoRa Alliance TS013), ChirpStack and their older
 * relatives. A script runs in QuickJS, which runs in WebAssembly, which runs as Java code: it reaches nothing but its own
 * memory, and that is bounded. Start at {@link city.talpuls.codec.javascript.JavaScript}. Each payload finds the script
 * as it was when it was just loaded, whatever it did to its own state before; ADR 7 says why so and what it costs.
 */
@NullMarked
package city.talpuls.codec.javascript;

import org.jspecify.annotations.NullMarked;
