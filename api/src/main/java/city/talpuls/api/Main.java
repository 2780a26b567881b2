package city.talpuls.api;

import io.micronaut.runtime.Micronaut;

/** Starts api as a process of its own. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Micronaut.build(args)
                .mainClass(Main.class)
                .deduceEnvironment(false)
                .environments("api")
                .start();
    }
}
