package city.talpuls.streams.registry;

import city.talpuls.codec.Codec;
import city.talpuls.codec.Decoded;
import city.talpuls.codec.Decoded.Fault;
import city.talpuls.codec.Frame;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The codec of one device, with a budget of processor time, so that no device slows the others down: what a payload takes
 * beyond what is fair is taken from the budget, which fills up again as time goes by. While it is used up, payloads are
 * not looked at; they can be read again later.
 */
final class PatientCodec implements Codec {

    /** For each payload; codecs as they should be take less than a tenth of it. */
    static final Duration FAIR = Duration.ofMillis(10);

    /** When nothing was taken from it for long. */
    static final Duration FULL = Duration.ofMillis(500);

    /** It fills up by a second in so many. */
    static final int SECONDS_FOR_ONE = 500;

    private final Codec codec;
    private final Supplier<Duration> fair;
    private final LongSupplier nanoTime;
    private final LongSupplier cpuTime;
    private long budget = FULL.toNanos();
    private long filledAt;

    /**
     * @param fair what the next payload may take and cost nothing: {@link #FAIR}, once Java is warm
     * @param nanoTime the time, as {@link System#nanoTime} has it
     * @param cpuTime what the thread that asks has taken of the processor so far, ns
     */
    PatientCodec(Codec codec, Supplier<Duration> fair, LongSupplier nanoTime, LongSupplier cpuTime) {
        this.codec = codec;
        this.fair = fair;
        this.nanoTime = nanoTime;
        this.cpuTime = cpuTime;
        this.filledAt = nanoTime.getAsLong();
    }

    @Override
    public Decoded decode(Frame frame) {
        if (isUsedUp()) {
            return new Decoded.Failure(
                    Fault.STOPPED, List.of("it took too much of the processor and is left alone for a while"));
        }
        long before = cpuTime.getAsLong();
        Decoded decoded = codec.decode(frame);
        spend(cpuTime.getAsLong() - before - fair.get().toNanos());
        return decoded;
    }

    private synchronized boolean isUsedUp() {
        long now = nanoTime.getAsLong();
        budget = Math.min(FULL.toNanos(), budget + (now - filledAt) / SECONDS_FOR_ONE);
        filledAt = now;
        return budget < 0;
    }

    private synchronized void spend(long nanos) {
        budget -= Math.max(0, nanos);
    }
}
