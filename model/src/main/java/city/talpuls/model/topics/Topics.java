package city.talpuls.model.topics;

import java.time.Duration;
import java.util.List;

/** The Kafka topics of Talpuls. Each is keyed by device id and has the same number of partitions, but for the registry. */
public final class Topics {

    /**
     * Messages as they came off the wire, see {@link UplinkRecords}. Written by idempotent producers outside of
     * transactions, so that its offsets count messages and nothing else.
     */
    public static final Topic UPLINKS = Topic.keptFor("talpuls.uplinks", Duration.ofDays(14));

    /** One {@link city.talpuls.model.measurement.Report} per message that was understood and not said before. */
    public static final Topic READINGS = Topic.keptFor("talpuls.readings", Duration.ofDays(7));

    /** {@link city.talpuls.model.measurement.DeviceAggregates} whenever they change. */
    public static final Topic AGGREGATES = Topic.keptFor("talpuls.aggregates", Duration.ofDays(7));

    /** One {@link city.talpuls.model.measurement.Duplicate} per message that was the same as one before. */
    public static final Topic DUPLICATES = Topic.keptFor("talpuls.duplicates", Duration.ofDays(7));

    /** One {@link city.talpuls.model.measurement.DeadLetter} per message that could not be read. */
    public static final Topic DEAD_LETTERS = Topic.keptFor("talpuls.dead-letters", Duration.ofDays(30));

    /** One {@link city.talpuls.model.measurement.AlertEvent} whenever something happens to an alert. */
    public static final Topic ALERTS = Topic.keptFor("talpuls.alerts", Duration.ofDays(30));

    /** The registry: the latest {@link city.talpuls.model.measurement.Device} of each id. */
    public static final Topic DEVICES = Topic.compacted("talpuls.devices");

    /**
     * What operators registered: the latest {@link city.talpuls.model.registry.RegistryEntry} of each
     * {@link city.talpuls.model.registry.EntryKey}, nothing once it is taken away again. One partition, so that what a
     * change builds on is there before it.
     */
    public static final Topic REGISTRY = Topic.compactedInOneOrder("talpuls.registry");

    /** Every topic that must exist before a message can flow. */
    public static final List<Topic> ALL =
            List.of(UPLINKS, READINGS, AGGREGATES, DUPLICATES, DEAD_LETTERS, ALERTS, DEVICES, REGISTRY);

    /** The topics into which every message that was received ends, exactly once in exactly one of them. */
    public static final List<Topic> OUTCOMES = List.of(READINGS, DUPLICATES, DEAD_LETTERS);

    /** The Kafka Streams application that reads the uplinks; its consumer group has the same name. */
    public static final String STREAMS_GROUP = "talpuls-streams";

    private Topics() {}
}
