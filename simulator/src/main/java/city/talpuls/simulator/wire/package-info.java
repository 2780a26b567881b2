/**
 * Messages as gateways and network servers really put them on MQTT, with the habits a reader has to know: fields that
 * are 0 or false are left out, EUIs come in upper or lower case, times have up to nine digits, several gateways hear the
 * same frame. Start at {@link city.talpuls.simulator.wire.Encoder}; an
 * {@link city.talpuls.simulator.wire.Utterance} goes in, a {@link city.talpuls.simulator.wire.Message} comes out, and
 * nothing is remembered in between.
 */
@NullMarked
package city.talpuls.simulator.wire;

import org.jspecify.annotations.NullMarked;
