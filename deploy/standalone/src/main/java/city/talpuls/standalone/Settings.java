package city.talpuls.standalone;

import java.nio.file.Path;

/** What the one who starts the platform decides. */
record Settings(Path data, Port httpPort, Port mqttPort, Simulator simulator) {}
