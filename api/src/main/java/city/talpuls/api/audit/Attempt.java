package city.talpuls.api.audit;

import city.talpuls.api.access.Caller;
import java.net.InetAddress;

/**
 * Somebody wants to change something.
 *
 * @param caller who
 * @param address from where
 * @param method the HTTP method
 * @param route the template of the route
 * @param path the path that he asks for, with the parameters that the route knows
 * @param request the id that the answer gives him too
 */
public record Attempt(Caller caller, InetAddress address, String method, String route, String path, String request) {

    private static final int LONGEST_PATH = 2_000;

    public Attempt {
        path = path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) : path;
    }
}
