package city.talpuls.streams.decode;

import city.talpuls.codec.Codec;
import city.talpuls.codec.profile.Translation;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to understand a device.
 *
 * @param codec decodes its payloads; absent where that is left to the network server
 * @param translation says what the decoded values are
 */
public record Equipment(@Nullable Codec codec, Translation translation) {}
