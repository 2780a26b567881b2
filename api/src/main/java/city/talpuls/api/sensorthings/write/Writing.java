package city.talpuls.api.sensorthings.write;

import city.talpuls.api.erasures.Erasure;
import city.talpuls.api.registry.DeviceRegistrations;
import city.talpuls.api.sensorthings.write.Draft.Target;
import city.talpuls.api.store.Database;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Relation;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** Each kind of writing as one transaction. */
@Singleton
final class Writing {

    private static final Relation TO_DATASTREAM =
            EntityType.OBSERVATION.relation("Datastream").orElseThrow();

    private final Database database;
    private final DeviceRegistrations registrations;
    private final DeviceMessages messages;
    private final InstantSource clock;

    /**
     * What became of a new entity.
     *
     * @param isStored whether it is there; else it will be
     */
    record Made(long id, boolean isStored) {}

    Writing(
            Database database,
            DeviceRegistrations registrations,
            DeviceMessages messages,
            @Named("api") InstantSource clock) {
        this.database = database;
        this.registrations = registrations;
        this.messages = messages;
        this.clock = clock;
    }

    /** Makes an entity, with all that the body has of others; what a device observed goes the way of its messages. */
    Made create(Address address, ObjectNode body) throws InterruptedException {
        Draft draft =
                EntityReader.created(address.type(), body, address.relation().orElse(null));
        Optional<DeviceStream> stream =
                draft.type() == EntityType.OBSERVATION ? datastream(address, draft) : Optional.empty();
        if (stream.isPresent()) {
            return send(stream.get(), draft);
        }
        long id = database.change(handle -> {
            Optional<Creation.Link> link = address.link(handle);
            link.ifPresent(other -> requireThere(handle, other));
            return new Creation(handle, now()).create(draft, link.orElse(null));
        });
        return new Made(id, true);
    }

    private static void requireThere(Handle handle, Creation.Link other) {
        if (!new Rows(handle).hold(other.relation().target(), other.id())) {
            throw Creation.unknown(other.relation().target(), other.id());
        }
    }

    /** The device's stream that an Observation is for. */
    private Optional<DeviceStream> datastream(Address address, Draft observation) {
        Optional<Long> named = observation.linked(TO_DATASTREAM).stream()
                .filter(Target.Existing.class::isInstance)
                .map(target -> ((Target.Existing) target).id())
                .findFirst();
        return database.ask(address::link)
                .filter(link -> link.relation().equals(TO_DATASTREAM))
                .map(Creation.Link::id)
                .or(() -> named)
                .flatMap(messages::stream);
    }

    private Made send(DeviceStream stream, Draft observation) throws InterruptedException {
        Instant now = now();
        DeviceStream.Reading reading = stream.reading(observation, now);
        boolean isStored = messages.send(stream, reading, stream.message(reading, now));
        return new Made(stream.observation(reading).id(), isStored);
    }

    /** Makes many Observations, and says what became of each row. */
    List<ObservationBatches.Outcome> createAll(ArrayNode body) {
        List<DataArrays.Table> tables = DataArrays.read(body);
        return database.change(handle -> {
            var batches = new ObservationBatches(handle, now());
            return tables.stream()
                    .flatMap(table -> batches.create(table).stream())
                    .toList();
        });
    }

    /** Changes an entity and returns its id. */
    long change(Address address, UnaryOperator<ObjectNode> become) {
        return database.change(handle -> {
            long id = address.id(handle);
            new Changes(handle, now()).change(address.type(), id, become);
            return id;
        });
    }

    /** The device that goes if what the address names is deleted. */
    Optional<DeviceId> deviceThatGoes(Address address) {
        return address.type() != EntityType.THING
                ? Optional.empty()
                : database.ask(handle -> new Backing(handle).deviceOfThing(address.id(handle)))
                        .map(DeviceId::new);
    }

    /** Has a device erased; its Thing is gone at once. */
    Erasure erase(DeviceId device) {
        return registrations.erase(
                device, handle -> handle.execute("DELETE FROM sta_thing WHERE device = ?", device.value()));
    }

    void delete(Address address) {
        database.change(handle -> {
            new Removal(handle).remove(address.type(), address.id(handle));
            return true;
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
