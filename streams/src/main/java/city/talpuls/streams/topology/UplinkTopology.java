package city.talpuls.streams.topology;

import city.talpuls.indicators.air.AirIndices;
import city.talpuls.model.measurement.AlertEvent;
import city.talpuls.model.measurement.DeadLetter;
import city.talpuls.model.measurement.Device;
import city.talpuls.model.measurement.DeviceAggregates;
import city.talpuls.model.measurement.Duplicate;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.registry.Districts;
import city.talpuls.model.topics.Json;
import city.talpuls.model.topics.Topics;
import city.talpuls.streams.alerts.Observed;
import city.talpuls.streams.alerts.Watch;
import city.talpuls.streams.decode.Decoder;
import city.talpuls.streams.decode.Decoding;
import city.talpuls.streams.dedupe.Dedupe;
import city.talpuls.streams.dedupe.Met;
import city.talpuls.streams.moments.Moments;
import city.talpuls.streams.quality.Check;
import city.talpuls.streams.quality.Checked;
import city.talpuls.streams.registry.Catalogue;
import city.talpuls.streams.registry.Register;
import city.talpuls.streams.registry.Vocabularies;
import city.talpuls.streams.window.Windows;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * From raw uplinks to readings, aggregates, duplicates and dead letters. Each uplink ends as one record on one of {@link
 * Topics#OUTCOMES}.
 */
public final class UplinkTopology {

    private static final Serde<String> KEY = Serdes.String();

    private final Json json;
    private final Decoder decoder;
    private final Catalogue catalogue;
    private final Districts districts;
    private final int partitions;
    private final Duration memory;

    /**
     * @param json how values are written
     * @param decoder reads the uplinks
     * @param catalogue what operators registered
     * @param districts says where a device stands
     * @param partitions of the uplinks' topic
     * @param memory how far back doubts and windows are kept up to date here; what is older the store finds anew
     */
    public UplinkTopology(
            Json json, Decoder decoder, Catalogue catalogue, Districts districts, int partitions, Duration memory) {
        this.json = json;
        this.decoder = decoder;
        this.catalogue = catalogue;
        this.districts = districts;
        this.partitions = partitions;
        this.memory = memory;
    }

    /** Draws the picture; connects to nothing. */
    public Topology build() {
        var builder = new StreamsBuilder();
        builder.addStateStore(Vocabularies.store());
        builder.addStateStore(Dedupe.store());
        builder.addStateStore(Register.store(json));
        builder.addStateStore(Check.store(memory));
        builder.addStateStore(Windows.store());
        Watch.stores(json).forEach(builder::addStateStore);

        KStream<String, Addressed> addressed = builder.stream(
                        Topics.UPLINKS.name(),
                        Consumed.with(KEY, Serdes.ByteArray()).withName("uplinks"))
                .processValues(() -> new Address(decoder), Named.as("address"));

        KStream<String, Read> read = only(addressed, Addressed.Here.class, Addressed.Here::bytes, "here")
                .merge(moved(addressed), Named.as("every-message"))
                .processValues(() -> new Decode(decoder, catalogue), Named.as("decode"), Vocabularies.storeName());

        only(read, Read.Dead.class, Read.Dead::letter, "unreadable")
                .to(Topics.DEAD_LETTERS.name(), to(DeadLetter.class, "dead-letters"));

        KStream<String, Decoding.Accepted> understood =
                only(read, Read.Understood.class, Read.Understood::message, "understood");

        KStream<String, Met> met = understood.processValues(Dedupe::new, Named.as("dedupe"), Dedupe.storeName());

        only(met, Met.Again.class, Met.Again::duplicate, "again")
                .to(Topics.DUPLICATES.name(), to(Duplicate.class, "duplicates"));

        KStream<String, Checked> checked = only(met, Met.First.class, Met.First::report, "first")
                .merge(only(read, Read.Asked.class, Read.Asked::request, "asked"), Named.as("to-check"))
                .processValues(() -> new Check(catalogue::rules, memory), Named.as("check"), Moments.storeName());

        KStream<String, Report> reports = checked.mapValues(Checked::report, Named.as("reports"));

        reports.to(Topics.READINGS.name(), to(Report.class, "readings"));

        reports.processValues(
                        () -> new Register(districts, catalogue::registration),
                        Named.as("register"),
                        Register.storeName())
                .to(Topics.DEVICES.name(), to(Device.class, "devices"));

        KStream<String, DeviceAggregates> aggregates =
                checked.process(() -> new Windows(memory), Named.as("windows"), Windows.storeNames());

        aggregates.to(Topics.AGGREGATES.name(), to(DeviceAggregates.class, "aggregates"));

        KStream<String, Observed> said = checked.mapValues(Observed.Said::new, Named.as("said"));
        KStream<String, Observed> summed = aggregates.mapValues(Observed.Summed::new, Named.as("summed"));
        said.merge(summed, Named.as("observed"))
                .process(
                        () -> new Watch(catalogue, AirIndices.shipped(), Register.storeName()),
                        Named.as("watch"),
                        Watch.storeNames(Register.storeName()))
                .to(Topics.ALERTS.name(), to(AlertEvent.class, "alerts"));

        return builder.build();
    }

    /**
     * The Things Stack names its devices by other ids in topics than by DevEUI, so those messages move to the partition
     * of their device, where all that is known of it lies; most others lie there already.
     */
    private KStream<String, byte[]> moved(KStream<String, Addressed> addressed) {
        return only(addressed, Addressed.Elsewhere.class, elsewhere -> elsewhere, "elsewhere")
                .selectKey((key, message) -> message.device(), Named.as("under-device"))
                .mapValues(Addressed.Elsewhere::bytes, Named.as("as-it-came"))
                .repartition(Repartitioned.<String, byte[]>as("uplinks-by-device")
                        .withKeySerde(KEY)
                        .withValueSerde(Serdes.ByteArray())
                        .withNumberOfPartitions(partitions));
    }

    private static <T, C extends T, V> KStream<String, V> only(
            KStream<String, T> stream, Class<C> kind, Function<C, V> content, String name) {
        return stream.flatMapValues(
                value -> kind.isInstance(value) ? List.of(content.apply(kind.cast(value))) : List.of(), Named.as(name));
    }

    private <T> Produced<String, T> to(Class<T> type, String name) {
        return Produced.with(KEY, json.codec(type)).withName(name);
    }
}
