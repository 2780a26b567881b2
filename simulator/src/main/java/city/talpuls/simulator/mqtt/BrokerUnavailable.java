package city.talpuls.simulator.mqtt;

/** The broker cannot be reached or does not let us in; the message is a sentence for people. */
public final class BrokerUnavailable extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean refused;

    BrokerUnavailable(String message, boolean refused, Throwable cause) {
        super(message, cause);
        this.refused = refused;
    }

    /** Whether the broker is there and said no, so that to ask again is no use. */
    public boolean refused() {
        return refused;
    }
}
