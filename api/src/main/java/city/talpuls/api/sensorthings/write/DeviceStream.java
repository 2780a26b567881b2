package city.talpuls.api.sensorthings.write;

import city.talpuls.api.problem.ProblemException;
import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Uplink;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * A Datastream whose Observations are the readings of a device. A new one is a message like any other of that device, so that it
 * is checked, counted and passed on as all are.
 *
 * @param id of the Datastream
 * @param datastream the number of the device's datastream
 * @param device which speaks
 * @param property what it measures
 */
record DeviceStream(long id, int datastream, String device, String property) {

    /** As a gateway would be called. */
    private static final String GATEWAY = "sensorthings";

    private static final Set<String> KEPT = Set.of("result", "phenomenonTime");
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofDays(1);

    /** What a reading keeps of an Observation. */
    record Reading(Instant time, double value) {}

    /**
     * The reading that an Observation is.
     *
     * @throws ProblemException if it says what no reading keeps
     */
    Reading reading(Draft observation, Instant now) {
        observation.values().keySet().stream()
                .filter(name -> !KEPT.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw ProblemException.badParameter(
                            name, name + " is not kept of what a device measures; leave it out");
                });
        observation.links().keySet().stream()
                .filter(relation -> !relation.name().equals("Datastream"))
                .findFirst()
                .ifPresent(relation -> {
                    throw ProblemException.badParameter(
                            relation.name(), relation.name() + " is where the device is; leave it out");
                });
        return new Reading(time(observation, now), value(observation));
    }

    private static double value(Draft observation) {
        if (observation.values().get("result") instanceof Value.Json(JsonNode node) && node.isNumber()) {
            return node.doubleValue();
        }
        throw ProblemException.badParameter("result", "result has to be a number, as devices measure numbers");
    }

    private static Instant time(Draft observation, Instant now) {
        if (!(observation.values().get("phenomenonTime") instanceof Value.Period(var start, var end))) {
            return now;
        }
        if (!start.equals(end)) {
            throw ProblemException.badParameter("phenomenonTime", "phenomenonTime has to be a moment, not a period");
        }
        if (start.isBefore(FIRST) || start.isAfter(now.plus(AHEAD))) {
            throw ProblemException.badParameter(
                    "phenomenonTime", "phenomenonTime has to be from 2000 on, and at most a day ahead");
        }
        return start.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The message by which a gateway would say it. */
    Uplink message(Reading reading, Instant now) {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("time", reading.time().toString())
                .put(property, reading.value())
                .toString();
        return new Uplink(
                "talpuls/v1/" + GATEWAY + "/" + device + "/up",
                now,
                false,
                Payload.of(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** The Observation that it becomes. */
    DeviceObservation observation(Reading reading) {
        return new DeviceObservation(id, reading.time());
    }
}
