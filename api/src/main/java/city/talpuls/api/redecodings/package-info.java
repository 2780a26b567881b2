/**
 * Has a device's messages read again, after its codec or profile was mended. In comes which device and which span of time,
 * out goes how far it is. Start at {@link city.talpuls.api.redecodings.RedecodingController}. Deliberately not here: the
 * reading, which the streams do, each message in its turn among those of the device.
 */
@NullMarked
package city.talpuls.api.redecodings;

import org.jspecify.annotations.NullMarked;
