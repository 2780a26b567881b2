package city.talpuls.simulator;

import city.talpuls.simulator.course.Disturbances;
import city.talpuls.simulator.fleet.Fleet;
import city.talpuls.simulator.fleet.Format;
import city.talpuls.simulator.mqtt.Broker;
import city.talpuls.simulator.timetable.Faults;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is simulated, and where it is sent.
 *
 * @param patience how long to wait at the start for a broker that is not there yet
 * @param seed of everything that looks random
 * @param rate messages a second of all devices together, which then take turns instead of keeping their intervals
 * @param speedUp how many times as fast as the clock time runs until it has caught up with the present
 * @param intervalScale by which the devices' intervals are longer, or shorter when below 1; history keeps their own
 * @param backfill how much history is told before the present
 * @param duration after which it ends; without, it runs until closed
 * @param faults of the network
 * @param disturbances what happens in the city beyond its everyday
 */
public record SimulationOptions(
        Broker broker,
        Duration patience,
        long seed,
        int devices,
        List<Format> formats,
        OptionalDouble rate,
        double speedUp,
        double intervalScale,
        Backfill backfill,
        Optional<Duration> duration,
        Faults faults,
        Disturbances disturbances) {

    /** The seed of the demo. */
    public static final long DEMO_SEED = 42;

    /** The fleet of the demo. */
    public static final int DEMO_DEVICES = 120;

    /** With it each device of the demo speaks every one to three minutes, and the city about once a second. */
    public static final double DEMO_INTERVAL_SCALE = 0.2;

    /** How many messages may wait for their acknowledgement, unless told otherwise. */
    public static final int USUAL_IN_FLIGHT = 1_000;

    private static final double HIGHEST_RATE = 1_000_000;
    private static final double HIGHEST_SPEED = 1_000_000;

    public SimulationOptions {
        formats = List.copyOf(formats);
        require(devices >= 1 && devices <= Fleet.MOST_DEVICES, "devices", "1 to " + Fleet.MOST_DEVICES, devices);
        require(!formats.isEmpty(), "formats", "some of " + Format.words(), "none");
        double messages = rate.orElse(1);
        require(messages > 0 && messages <= HIGHEST_RATE, "rate", "above 0, at most 1000000 messages/s", messages);
        require(speedUp >= 1 && speedUp <= HIGHEST_SPEED, "speed-up", "1 to 1000000", speedUp);
        require(intervalScale >= 0.001 && intervalScale <= 1000, "interval-scale", "0.001 to 1000", intervalScale);
        require(!patience.isNegative(), "wait", "0 or longer", patience);
        duration.ifPresent(span -> require(span.isPositive(), "duration", "longer than 0", span));
    }

    /** The demo: 120 devices, live, with mild faults, without history and without end. */
    public static SimulationOptions demo(URI broker) {
        return new SimulationOptions(
                new Broker(broker, null, null, USUAL_IN_FLIGHT),
                Duration.ZERO,
                DEMO_SEED,
                DEMO_DEVICES,
                List.of(Format.values()),
                OptionalDouble.empty(),
                1,
                DEMO_INTERVAL_SCALE,
                Backfill.NONE,
                Optional.empty(),
                Faults.mild(),
                Disturbances.none());
    }

    /** The same with a login. */
    public SimulationOptions as(String username, String password) {
        return new SimulationOptions(
                new Broker(broker.address(), username, password, broker.inFlight()),
                patience,
                seed,
                devices,
                formats,
                rate,
                speedUp,
                intervalScale,
                backfill,
                duration,
                faults,
                disturbances);
    }

    /** The same where something else happens in the city. */
    public SimulationOptions with(Disturbances others) {
        return new SimulationOptions(
                broker,
                patience,
                seed,
                devices,
                formats,
                rate,
                speedUp,
                intervalScale,
                backfill,
                duration,
                faults,
                others);
    }

    /** The same with so much history before the present. */
    public SimulationOptions withBackfill(Backfill history) {
        return new SimulationOptions(
                broker,
                patience,
                seed,
                devices,
                formats,
                rate,
                speedUp,
                intervalScale,
                history,
                duration,
                faults,
                disturbances);
    }

    private static void require(boolean allowed, String name, String range, Object value) {
        if (!allowed) {
            throw new IllegalArgumentException(name + " is " + range + ", not " + value);
        }
    }
}
