package city.talpuls.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import com.github.fge.jackson.jsonpointer.JsonPointer;
import com.github.fge.jsonpatch.ReplaceOperation;
import de.fraunhofer.iosb.ilt.sta.NotFoundException;
import de.fraunhofer.iosb.ilt.sta.model.Datastream;
import de.fraunhofer.iosb.ilt.sta.model.Location;
import de.fraunhofer.iosb.ilt.sta.model.Observation;
import de.fraunhofer.iosb.ilt.sta.model.ObservedProperty;
import de.fraunhofer.iosb.ilt.sta.model.Sensor;
import de.fraunhofer.iosb.ilt.sta.model.Thing;
import de.fraunhofer.iosb.ilt.sta.model.ext.DataArrayDocument;
import de.fraunhofer.iosb.ilt.sta.model.ext.DataArrayValue;
import de.fraunhofer.iosb.ilt.sta.model.ext.UnitOfMeasurement;
import de.fraunhofer.iosb.ilt.sta.service.SensorThingsService;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.geojson.Point;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What FROST-Client gets, which others wrote for another server of SensorThings. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrostClientIT {

    private static final ZonedDateTime NOON = ZonedDateTime.parse("2026-11-28T12:00:00Z");

    private Platform platform;
    private SensorThingsService service;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        platform = Platform.start(data, Simulator.OFF, "--sensorthings-write", "anonymous");
        service = new SensorThingsService(
                platform.httpUri().resolve("sensorthings/v1.1/").toURL());
    }

    @AfterAll
    void stop() throws Exception {
        if (platform != null) {
            platform.close();
        }
    }

    private Thing thing(String name) throws Exception {
        var thing = new Thing(name, "At the bridge", Map.of("owner", "city"));
        thing.getLocations().add(new Location("Bridge", "Below it", "application/geo+json", new Point(7.15, 51.26)));
        service.create(thing);
        return thing;
    }

    private Datastream datastream(Thing thing) throws Exception {
        var datastream = new Datastream(
                "Level", "Every minute", "urn:measurement", new UnitOfMeasurement("metre", "m", "ucum:m"));
        datastream.setThing(thing.withOnlyId());
        datastream.setSensor(new Sensor("Gauge", "A gauge", "text/plain", "none"));
        datastream.setObservedProperty(new ObservedProperty("Level", "urn:level", "Height of the water"));
        service.create(datastream);
        return datastream;
    }

    private Observation observation(Datastream datastream, int minute) throws Exception {
        var observation = new Observation(minute, datastream.withOnlyId());
        observation.setPhenomenonTimeFrom(NOON.plusMinutes(minute));
        service.create(observation);
        return observation;
    }

    @Test
    void whatItCreatesItFindsAgainByFilterWithWhatBelongsToIt() throws Exception {
        Thing made = thing("filtered");
        datastream(made);

        Thing found = service.things()
                .query()
                .filter("name eq 'filtered' and properties/owner eq 'city'")
                .expand("Locations,Datastreams($expand=ObservedProperty,Sensor)")
                .first();

        assertThat(found.getId()).isEqualTo(made.getId());
        assertThat(found.getProperties()).containsEntry("owner", "city");
        assertThat(found.getLocations().toList().getFirst().getName()).isEqualTo("Bridge");
        Datastream datastream = found.getDatastreams().toList().getFirst();
        assertThat(datastream.getUnitOfMeasurement().getSymbol()).isEqualTo("m");
        assertThat(datastream.getObservedProperty().getDefinition()).isEqualTo("urn:level");
        assertThat(datastream.getSensor().getMetadata()).isEqualTo("none");
    }

    @Test
    void itReadsObservationsPageByPage() throws Exception {
        Datastream datastream = datastream(thing("paged"));
        for (int minute = 0; minute < 5; minute++) {
            observation(datastream, minute);
        }

        var page = datastream
                .observations()
                .query()
                .orderBy("phenomenonTime desc")
                .top(2)
                .count()
                .list();
        List<Object> results = new ArrayList<>();
        page.fullIterator().forEachRemaining(observation -> results.add(observation.getResult()));

        assertThat(page.getCount()).isEqualTo(5);
        assertThat(results).hasToString("[4, 3, 2, 1, 0]");
    }

    @Test
    void itSendsManyObservationsAtOnce() throws Exception {
        Datastream datastream = datastream(thing("many"));
        var rows = new DataArrayValue(
                datastream.withOnlyId(),
                Set.of(DataArrayValue.Property.PhenomenonTime, DataArrayValue.Property.Result));
        for (int minute = 0; minute < 3; minute++) {
            var observation = new Observation(minute, datastream.withOnlyId());
            observation.setPhenomenonTimeFrom(NOON.plusMinutes(minute));
            rows.addObservation(observation);
        }
        var document = new DataArrayDocument();
        document.addDataArrayValue(rows);

        List<String> made = service.create(document);

        assertThat(made).hasSize(3).allMatch(link -> link.matches("http://.*/Observations\\(\\d+\\)"));
        assertThat(datastream.observations().query().count().list().getCount()).isEqualTo(3);
    }

    @Test
    void itChangesAsAWholeAndByAJsonPatch() throws Exception {
        Thing thing = service.things().find(thing("changed").getId());

        thing.setDescription("Below the bridge");
        service.update(thing);
        service.patch(
                thing, List.of(new ReplaceOperation(new JsonPointer("/properties/owner"), new TextNode("county"))));

        Thing found = service.things().find(thing.getId());
        assertThat(found.getDescription()).isEqualTo("Below the bridge");
        assertThat(found.getName()).isEqualTo("changed");
        assertThat(found.getProperties()).containsEntry("owner", "county");
    }

    @Test
    void whatItDeletesIsGone() throws Exception {
        Thing thing = thing("deleted");
        Observation observation = observation(datastream(thing), 0);

        service.delete(thing);

        assertThatThrownBy(() -> service.things().find(thing.getId())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> service.observations().find(observation.getId()))
                .isInstanceOf(NotFoundException.class);
    }
}
