package city.talpuls.bench;

import city.talpuls.model.measurement.Property;
import city.talpuls.model.registry.Profile;
import city.talpuls.model.registry.PropertyChecks;
import city.talpuls.model.topics.Json;
import city.talpuls.streams.quality.Rules;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Devices whose readings are checked in every way there is, so that what is said of one may make others doubtful. */
final class OddDevices {

    static final List<String> IDS =
            IntStream.range(0, 4).mapToObj(number -> "odd-" + number).toList();

    private static final Duration NEAR = Duration.ofMinutes(10);

    private static final Profile PROFILE = new Profile(
            "odd",
            "Checked in every way",
            null,
            null,
            List.of(),
            null,
            List.of(
                    new PropertyChecks(
                            new Property("temperature"),
                            -20.0,
                            40.0,
                            new PropertyChecks.Rate(2, Duration.ofMinutes(3)),
                            new PropertyChecks.Spike(1, NEAR),
                            null,
                            null),
                    new PropertyChecks(
                            new Property("water_level"), null, null, null, null, new PropertyChecks.Stuck(NEAR), null),
                    new PropertyChecks(new Property("relative_humidity"), 0.0, 100.0, null, null, null, null),
                    new PropertyChecks(
                            new Property("pm10"),
                            null,
                            null,
                            null,
                            new PropertyChecks.Spike(20, NEAR),
                            null,
                            new PropertyChecks.Humidity(85, NEAR))),
            null);

    private OddDevices() {}

    /** When their readings are doubtful. */
    static Rules rules() {
        return Rules.of(PROFILE);
    }

    /** Makes their profile known, and them. */
    static void register(Platform platform, URI api) throws IOException, InterruptedException {
        var profile = (ObjectNode)
                new ObjectMapper().readTree(new Json().codec(Profile.class).write(PROFILE));
        profile.remove("id");
        platform.put(api, "profiles/" + PROFILE.id(), profile);
        for (String device : IDS) {
            platform.put(
                    api,
                    "devices/" + device,
                    JsonNodeFactory.instance.objectNode().put("profile", PROFILE.id()));
        }
    }
}
