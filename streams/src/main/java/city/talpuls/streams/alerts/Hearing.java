package city.talpuls.streams.alerts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a device was heard, and how far apart its messages are.
 *
 * @param received when its latest message was received, in milliseconds since 1970
 * @param gaps between the latest messages, in milliseconds, the earliest first
 */
record Hearing(long received, List<Long> gaps) {

    /** As many tell how often a device speaks, however some of them come in bursts or are lost. */
    static final int MOST = 15;

    /** Fewer tell nothing. */
    static final int LEAST = 5;

    Hearing {
        gaps = List.copyOf(gaps);
    }

    /** The first message of a device. */
    static Hearing first(long received) {
        return new Hearing(received, List.of());
    }

    /** With another message; one that was received before the latest says nothing of how often it speaks. */
    Hearing and(long next) {
        if (next <= received) {
            return this;
        }
        var more = new ArrayList<>(gaps);
        more.add(next - received);
        return new Hearing(next, more.subList(Math.max(0, more.size() - MOST), more.size()));
    }

    /** How often the device speaks: the median of the gaps, once there are enough. */
    Optional<Duration> interval() {
        return gaps.size() < LEAST
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(gaps.stream().sorted().toList().get(gaps.size() / 2)));
    }
}
