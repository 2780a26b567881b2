package city.talpuls.standalone;

import city.talpuls.ingest.access.Logins;
import city.talpuls.standalone.embedded.Database;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What the rooms have to be told to find the servers on the same data folder, and to be let in by them. */
final class Neighbours {

    private static final String CITY = "talpuls.mqtt.brokers.city.";
    private static final String DELIVERY = "talpuls.delivery.mqtt.";

    private final DataFolder folder;
    private final Logins logins;

    Neighbours(DataFolder folder, Logins logins) {
        this.folder = folder;
        this.logins = logins;
    }

    /** The secrets and folders. */
    Map<String, Object> secrets() throws IOException {
        var settings = new HashMap<String, Object>();
        settings.put(CITY + "username", Logins.INGEST);
        settings.put(CITY + "password", logins.secretOf(Logins.INGEST));
        settings.put(DELIVERY + "username", Logins.DELIVERY);
        settings.put(DELIVERY + "password", logins.secretOf(Logins.DELIVERY));
        settings.put("talpuls.access.passwords", logins.passwords().toString());
        settings.put("talpuls.access.rules", logins.rules().toString());
        settings.put("talpuls.api.key-file", folder.adminKey().toString());
        settings.put("talpuls.database.username", Database.USER);
        settings.put("talpuls.database.password", Database.passwordIn(folder.postgres()));
        settings.put("talpuls.streams.state-folder", folder.streams().toString());
        settings.put("talpuls.streams.instance", "standalone");
        return settings;
    }

    /** The same, where nobody has said otherwise. */
    Map<String, Object> secretsUnlessSaid(SharedSettings said) throws IOException {
        var settings = secrets();
        settings.put(DELIVERY + "address", said.mqttAddress());
        settings.keySet().removeIf(said::has);
        return settings;
    }
}
