package city.talpuls.simulator;

/** Is told how far a simulation is, from its own thread; it must not take long. */
@FunctionalInterface
public interface Progress {

    /** How much of the history has been told, in percent; each number comes once, 100 when the present starts. */
    void backfilled(int percent);
}
