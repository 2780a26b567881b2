package city.talpuls.simulator;

import city.talpuls.simulator.timetable.Delivery;
import java.util.concurrent.atomic.LongAdder;

/** Counts what becomes of the messages of one format. */
final class Tally {

    private final LongAdder messages = new LongAdder();
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder readings = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder late = new LongAdder();

    void sent(Delivery.Manner manner, int values) {
        messages.increment();
        readings.add(values);
        switch (manner) {
            case PUNCTUAL -> {}
            case LATE -> late.increment();
            case COPY -> duplicates.increment();
        }
    }

    void acknowledged() {
        acknowledged.increment();
    }

    Summary.Line line(String name) {
        return new Summary.Line(name, messages.sum(), acknowledged.sum(), readings.sum(), duplicates.sum(), late.sum());
    }
}
