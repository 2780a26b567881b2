package city.talpuls.ingest.http;

import city.talpuls.ingest.Main;
import io.micronaut.context.BeanContext;
import io.micronaut.context.BeanResolutionContext;
import io.micronaut.inject.BeanConfiguration;
import org.jspecify.annotations.Nullable;

/** Leaves out what {@code Ingest} puts together: the connections to Kafka and to the brokers. */
final class WithoutServers implements BeanConfiguration {

    @Override
    public Package getPackage() {
        return Main.class.getPackage();
    }

    @Override
    public String getName() {
        return getPackage().getName() + ".$Ingest";
    }

    @Override
    public @Nullable String getVersion() {
        return null;
    }

    @Override
    public boolean isWithin(String className) {
        return className.startsWith(getName() + "$");
    }

    @Override
    public boolean isEnabled(BeanContext context, @Nullable BeanResolutionContext resolution) {
        return false;
    }
}
