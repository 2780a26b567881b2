/**
 * What operators decide about devices: how payloads are read, what a device is called and where it stands. The API
 * takes these words in, {@link city.talpuls.model.topics.Topics#REGISTRY} carries them, streams act on them. What devices
 * say of themselves is deliberately not here, but in {@code measurement}.
 */
@NullMarked
package city.talpuls.model.registry;

import org.jspecify.annotations.NullMarked;
