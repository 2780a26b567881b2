package city.talpuls.api.air;

import city.talpuls.indicators.air.AirIndices;
import city.talpuls.indicators.air.LimitValues;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** The definitions of indices and limit values, read once. */
@Factory
final class AirFactory {

    @Singleton
    @Named("api")
    AirIndices indices() {
        return AirIndices.shipped();
    }

    @Singleton
    @Named("api")
    LimitValues limitValues() {
        return LimitValues.shipped();
    }
}
