package city.talpuls.streams.quality;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.measurement.Request;
import city.talpuls.streams.moments.Horizon;
import city.talpuls.streams.moments.Moment;
import city.talpuls.streams.moments.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.WindowStore;

/** Remembers each reading, says what is to be doubted about it, and about others because of it. */
public final class Check implements FixedKeyProcessor<String, Report, Checked> {

    /** How many readings that were checked again go out in one record. */
    static final int MOST_AT_ONCE = 5_000;

    /** How far readings can be ahead of their receipt, with room for clocks that differ. */
    private static final Duration AHEAD = Duration.ofHours(27);

    private final Function<DeviceId, Rules> rules;
    private final Duration memory;
    private FixedKeyProcessorContext<String, Checked> context;
    private Moments moments;

    /**
     * @param rules those of a device at present
     * @param memory how far back doubts and aggregates are kept up to date here; what is older the store finds anew
     */
    public Check(Function<DeviceId, Rules> rules, Duration memory) {
        this.rules = rules;
        this.memory = memory;
    }

    /** The memory that this step needs: beyond what it keeps up to date, all that it looks at for that. */
    public static StoreBuilder<WindowStore<String, Moment>> store(Duration memory) {
        return Moments.store(memory.plus(Rules.REMEMBERED).plus(AHEAD));
    }

    @Override
    public void init(FixedKeyProcessorContext<String, Checked> context) {
        this.context = context;
        this.moments = new Moments(context.getStateStore(Moments.storeName()));
    }

    @Override
    public void process(FixedKeyRecord<String, Report> message) {
        Report report = message.value();
        Rules now = rules.apply(report.device());
        Instant asOf = Instant.ofEpochMilli(context.currentStreamTimeMs());
        var examination = new Examination(moments, report, now, Horizon.at(asOf, memory), asOf);
        Request request = report.request();
        if (request == null) {
            byMillisecond(report).forEach(examination::take);
        } else {
            switch (request.kind()) {
                case RECHECK -> examination.again(request.from(), request.to());
                case ERASE -> moments.forget(report.device().value());
                case REDECODE -> {} // The messages themselves have passed.
            }
        }
        for (Checked part : examination.parts(MOST_AT_ONCE)) {
            context.forward(message.withValue(part));
        }
    }

    private static Map<Long, List<Reading>> byMillisecond(Report report) {
        Map<Long, List<Reading>> byMillisecond = new TreeMap<>();
        for (Reading reading : report.readings()) {
            byMillisecond
                    .computeIfAbsent(reading.time().toEpochMilli(), time -> new ArrayList<>())
                    .add(reading);
        }
        return byMillisecond;
    }
}
