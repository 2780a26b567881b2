package city.talpuls.streams;

import io.micronaut.runtime.Micronaut;

/** Starts streams as a process of its own. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Micronaut.build(args)
                .mainClass(Main.class)
                .deduceEnvironment(false)
                .environments("streams")
                .start();
    }
}
