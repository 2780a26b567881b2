package city.talpuls.api.web;

import reactor.core.publisher.Flux;

/**
 * An answer of any length that is made as fast as its client takes it: nothing more is asked for until what came before is on
 * its way. Micronaut's own way with a publisher of bytes keeps no such measure where they come from other threads than the
 * connection's, and copies each piece for each client into direct memory, so that a slow client holds all that it has yet to
 * hear.
 *
 * @param pieces in their order; nobody changes their bytes, so clients may share them. They are asked for on the connection's
 *     own thread, where nothing may wait.
 */
public record ByteStream(Flux<byte[]> pieces) {}
