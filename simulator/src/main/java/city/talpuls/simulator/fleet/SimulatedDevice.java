package city.talpuls.simulator.fleet;

import city.talpuls.simulator.chance.Seed;
import city.talpuls.simulator.course.Course;
import city.talpuls.simulator.valley.Position;
import java.time.Duration;

/**
 * One device of the city.
 *
 * @param index its number in the fleet, from 0
 * @param name for people, in German
 * @param id as it stands in topics of its format: a DevEUI in lower-case hex for ChirpStack, else a short word
 * @param devEui lower-case hex; only LoRaWAN formats send it
 * @param interval how often it speaks, as its owner set it
 * @param seed whatever else is by chance with this device
 */
public record SimulatedDevice(
        int index,
        Kind kind,
        String name,
        String id,
        String devEui,
        Position position,
        Format format,
        Duration interval,
        Course course,
        Seed seed) {

    /** The id that the platform knows it by. */
    public String platformId() {
        return format.isLoRaWan() ? devEui : id;
    }
}
