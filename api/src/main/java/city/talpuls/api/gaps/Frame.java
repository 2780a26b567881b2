package city.talpuls.api.gaps;

import java.time.Instant;

/**
 * A message that arrived.
 *
 * @param receivedAt when
 * @param session within which the device counts
 * @param counter its number
 */
record Frame(Instant receivedAt, String session, long counter) {}
