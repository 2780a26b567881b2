package city.talpuls.simulator.mqtt;

/** Is told when the broker has taken a message, once for each, from a thread of the connection. */
@FunctionalInterface
public interface Acknowledged {

    void taken();
}
