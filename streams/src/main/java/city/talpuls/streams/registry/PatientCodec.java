package city.talpuls.streams.registry;

import city.talpuls.codec.Codec;
import city.talpuls.codec.Decoded;
import city.talpuls.codec.Decoded.Fault;
import city.talpuls.codec.Frame;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The codec of one device, which is left alone for a while when it had to be stopped several times in a row: each time
 * costs what hundreds of other messages cost. What comes meanwhile can be read again later.
 */
final class PatientCodec implements Codec {

    private static final int MOST_IN_A_ROW = 3;
    private static final Duration SHORTEST_REST = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofMinutes(10);

    private final Codec codec;
    private final AtomicInteger stopped = new AtomicInteger();
    private final AtomicLong restUntil = new AtomicLong();

    PatientCodec(Codec codec) {
        this.codec = codec;
    }

    @Override
    public Decoded decode(Frame frame) {
        if (stopped.get() >= MOST_IN_A_ROW && System.nanoTime() - restUntil.get() < 0) {
            return new Decoded.Failure(
                    Fault.STOPPED,
                    List.of("it was stopped " + stopped.get() + " times in a row and is left alone for a while"));
        }
        Decoded decoded = codec.decode(frame);
        if (decoded instanceof Decoded.Failure failure && failure.fault() == Fault.STOPPED) {
            int times = stopped.incrementAndGet();
            restUntil.set(System.nanoTime() + rest(times).toNanos());
        } else {
            stopped.set(0);
        }
        return decoded;
    }

    private static Duration rest(int times) {
        int doublings = Math.clamp(times - MOST_IN_A_ROW, 0, 6);
        Duration rest = SHORTEST_REST.multipliedBy(1L << doublings);
        return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
    }
}
