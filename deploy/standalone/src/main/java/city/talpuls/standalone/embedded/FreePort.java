package city.talpuls.standalone.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Ports on loopback for servers that nobody has chosen one for. They lie below those that operating systems give to
 * outgoing connections: one of these could otherwise take the port of a server that is just being started again.
 */
public final class FreePort {

    private static final int LOWEST = 15_000;
    private static final int BEYOND = 32_000;
    private static final int TRIES = 1_000;

    private FreePort() {}

    /** One that is free now. */
    public static int find() throws IOException {
        return find(1);
    }

    /**
     * The first of several in a row that are free now.
     *
     * @throws IOException if there are none
     */
    public static int find(int many) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            int first = ThreadLocalRandom.current().nextInt(LOWEST, BEYOND);
            if (IntStream.range(first, first + many).allMatch(FreePort::isFree)) {
                return first;
            }
        }
        throw new IOException("no port from " + LOWEST + " to " + BEYOND + " is free");
    }

    /** Whether something could listen there on loopback. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
