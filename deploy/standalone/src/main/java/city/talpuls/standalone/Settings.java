package city.talpuls.standalone;

import city.talpuls.standalone.embedded.Doors;
import java.nio.file.Path;

/** What the one who starts the platform decides. */
record Settings(Path data, Port httpPort, Port mqttPort, Simulator simulator, SensorThingsWriters writers) {

    /** Whether it is a show for this machine alone, to which anybody here may send. */
    boolean isDemoFor(Doors doors) {
        return simulator == Simulator.DEMO && SharedSettings.isLoopback(doors.host());
    }
}
