package city.talpuls.api;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The wall clock, handed to those who need to know what time it is. */
@Factory
final class SystemClock {

    @Singleton
    @Named("api")
    InstantSource clock() {
        return InstantSource.system();
    }
}
