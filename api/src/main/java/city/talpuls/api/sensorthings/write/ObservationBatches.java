package city.talpuls.api.sensorthings.write;

import city.talpuls.api.sensorthings.write.DataArrays.Line;
import city.talpuls.api.sensorthings.write.DataArrays.Table;
import city.talpuls.api.sensorthings.write.Draft.Target;
import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Relation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Makes many Observations, a thousand at a time, within one change. */
final class ObservationBatches {

    private static final int AT_ONCE = 1_000;

    private static final Relation TO_FEATURE =
            EntityType.OBSERVATION.relation("FeatureOfInterest").orElseThrow();

    private final Handle handle;
    private final Instant now;
    private final Rows rows;
    private final Backing backing;
    private final Features features;

    /** What became of a row. */
    sealed interface Outcome {

        record Made(long id) implements Outcome {}

        record Refused(String why) implements Outcome {}
    }

    /** A row that can be made. */
    private record Ready(long feature, List<Cell> cells) {}

    ObservationBatches(Handle handle, Instant now) {
        this.handle = handle;
        this.now = now;
        this.rows = new Rows(handle);
        this.backing = new Backing(handle);
        this.features = new Features(handle);
    }

    /** Makes the Observations of a Datastream, and says what became of each row, in their order. */
    List<Outcome> create(Table table) {
        Optional<String> refused = refusal(table.datastream());
        if (refused.isPresent()) {
            return table.lines().stream()
                    .<Outcome>map(line -> new Outcome.Refused(refused.get()))
                    .toList();
        }
        OptionalLong usual = features.ofDatastream(table.datastream());
        Set<Long> known = known(table);
        List<Outcome> outcomes = new ArrayList<>();
        List<Ready> ready = new ArrayList<>();
        for (Line line : table.lines()) {
            if (ready.size() == AT_ONCE) {
                insert(table.datastream(), ready, outcomes);
            }
            switch (line) {
                case Line.Wrong(var why) -> refuse(why, table, ready, outcomes);
                case Line.Read(var draft) -> {
                    Long feature = feature(draft, usual, known);
                    if (feature == null) {
                        refuse("FeatureOfInterest is missing or does not exist", table, ready, outcomes);
                    } else {
                        ready.add(new Ready(feature, Cell.of(draft, now)));
                    }
                }
            }
        }
        insert(table.datastream(), ready, outcomes);
        return outcomes;
    }

    private Optional<String> refusal(long datastream) {
        if (!rows.hold(EntityType.DATASTREAM, datastream)) {
            return Optional.of("there is no Datastreams(" + datastream + ")");
        }
        return backing.of(EntityType.DATASTREAM, datastream)
                .map(registered -> "Datastreams(" + datastream + ") stands for " + registered.of()
                        + "; its Observations are made one by one, at Datastreams(" + datastream + ")/Observations");
    }

    /** Of those features that rows name, the ones that there are; they stay until the change is done. */
    private Set<Long> known(Table table) {
        Set<Long> named = table.lines().stream()
                .filter(Line.Read.class::isInstance)
                .map(line -> named(((Line.Read) line).observation()))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return named.isEmpty()
                ? Set.of()
                : new HashSet<>(handle.createQuery("SELECT id FROM sta_feature WHERE id = ANY(:ids) FOR KEY SHARE")
                        .bindArray("ids", Long.class, named.toArray())
                        .mapTo(Long.class)
                        .list());
    }

    private static Optional<Long> named(Draft observation) {
        return observation.linked(TO_FEATURE).stream()
                .filter(Target.Existing.class::isInstance)
                .map(target -> ((Target.Existing) target).id())
                .findFirst();
    }

    private static @Nullable Long feature(Draft observation, OptionalLong usual, Set<Long> known) {
        Optional<Long> named = named(observation);
        if (named.isPresent()) {
            return known.contains(named.get()) ? named.get() : null;
        }
        return usual.isPresent() ? usual.getAsLong() : null;
    }

    /** In the order of the rows: what is ready before comes first. */
    private void refuse(String why, Table table, List<Ready> ready, List<Outcome> outcomes) {
        insert(table.datastream(), ready, outcomes);
        outcomes.add(new Outcome.Refused(why));
    }

    private void insert(long datastream, List<Ready> ready, List<Outcome> outcomes) {
        if (ready.isEmpty()) {
            return;
        }
        List<Long> ids = handle.createQuery(
                        "SELECT nextval(pg_get_serial_sequence('sta_observation', 'id')) FROM generate_series(1, :count)")
                .bind("count", ready.size())
                .mapTo(Long.class)
                .list();
        List<Cell> columns = ready.getFirst().cells();
        String names = columns.stream().map(Cell::column).collect(Collectors.joining(", "));
        String casts = columns.stream()
                .map(cell -> "CAST(row." + cell.column() + " AS " + cell.type() + ")")
                .collect(Collectors.joining(", "));
        String arrays = columns.stream().map(cell -> ":" + cell.column()).collect(Collectors.joining(", "));
        var insert = handle.createUpdate("INSERT INTO sta_observation (id, datastream, feature, " + names
                        + ") OVERRIDING SYSTEM VALUE SELECT row.id, :stream, row.feature, " + casts
                        + " FROM unnest(:ids, :features, " + arrays + ") AS row (id, feature, " + names + ")")
                .bind("stream", datastream)
                .bindArray("ids", Long.class, ids.toArray())
                .bindArray(
                        "features",
                        Long.class,
                        ready.stream().map(Ready::feature).toArray());
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            insert.bindArray(
                    columns.get(i).column(),
                    String.class,
                    ready.stream()
                            .map(row -> text(row.cells().get(column).value()))
                            .toArray());
        }
        insert.execute();
        ids.forEach(id -> outcomes.add(new Outcome.Made(id)));
        ready.clear();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
