package city.talpuls.api.live;

import city.talpuls.model.measurement.Aggregate;
import city.talpuls.model.measurement.DeviceAggregates;
import city.talpuls.model.measurement.Properties;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.topics.Json;
import city.talpuls.model.topics.JsonCodec;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what the records of the topics say. One that cannot be read says nothing. */
@Singleton
final class Words {

    private static final Logger log = LoggerFactory.getLogger(Words.class);

    private final JsonCodec<Report> reports;
    private final JsonCodec<DeviceAggregates> aggregates;
    private final JsonCodec<LiveReading> reading;
    private final JsonCodec<LiveAggregate> aggregate;
    private final Properties properties;

    Words() {
        Json topics = new Json();
        this.reports = topics.codec(Report.class);
        this.aggregates = topics.codec(DeviceAggregates.class);
        this.reading = topics.codec(LiveReading.class);
        this.aggregate = topics.codec(LiveAggregate.class);
        this.properties = Properties.shipped();
    }

    List<Word> ofReport(byte[] json) {
        return read(() -> of(reports.read(json)));
    }

    List<Word> ofAggregates(byte[] json) {
        return read(() -> of(aggregates.read(json)));
    }

    private static List<Word> read(Supplier<List<Word>> reader) {
        try {
            return reader.get();
        } catch (SerializationException e) {
            log.warn("A record cannot be read: {}", e.getMessage());
            return List.of();
        }
    }

    private List<Word> of(Report report) {
        var words = new ArrayList<Word>();
        for (Reading said : report.readings()) {
            words.add(word("reading", LiveReading.of(report.device(), said, properties), reading));
        }
        for (Reading earlier : report.rechecked()) {
            words.add(word("recheck", LiveReading.of(report.device(), earlier, properties), reading));
        }
        return words;
    }

    private List<Word> of(DeviceAggregates told) {
        var words = new ArrayList<Word>();
        for (Aggregate one : told.series()) {
            words.add(word("aggregate", LiveAggregate.of(told, one, properties), aggregate));
        }
        return words;
    }

    private static <T extends LiveEvent> Word word(String name, T what, JsonCodec<T> json) {
        return new Word(name, what, () -> new String(json.write(what), StandardCharsets.UTF_8));
    }
}
