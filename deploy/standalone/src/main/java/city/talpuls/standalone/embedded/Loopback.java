package city.talpuls.standalone.embedded;

/** Where the embedded servers listen: nobody outside this machine can reach them. */
final class Loopback {

    static final String ADDRESS = "127.0.0.1";

    private Loopback() {}
}
