package city.talpuls.streams.window;

import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Marks in each report the hours that are older than what {@link Windows} remembers. Whole hours, since an hour is put
 * together from its quarters. The latest time of receipt seen decides, so that for each window the change from memory to
 * store happens once.
 */
public final class Age implements FixedKeyProcessor<String, Report, Report> {

    private final Duration memory;
    private FixedKeyProcessorContext<String, Report> context;

    public Age(Duration memory) {
        this.memory = memory;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, Report> context) {
        this.context = context;
    }

    @Override
    public void process(FixedKeyRecord<String, Report> report) {
        Instant horizon = Instant.ofEpochMilli(context.currentStreamTimeMs()).minus(memory);
        List<Reading> readings = report.value().readings();
        if (readings.stream().noneMatch(reading -> reading.time().isBefore(horizon))) {
            context.forward(report);
            return;
        }
        var old = readings.stream()
                .map(Reading::time)
                .map(Interval.HOUR::windowOf)
                .filter(hour -> hour.isBefore(horizon))
                .distinct()
                .sorted()
                .toList();
        context.forward(report.withValue(report.value().withRecompute(old)));
    }
}
