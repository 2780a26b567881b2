package city.talpuls.api.air;

import city.talpuls.api.parameter.TextConverter;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import jakarta.inject.Singleton;

/** Teaches Micronaut to read the parameters that only the air has. */
@Singleton
final class AirConverters implements TypeConverterRegistrar {

    @Override
    public void register(MutableConversionService conversions) {
        conversions.addConverter(CharSequence.class, AskedYear.class, new TextConverter<>(AskedYear::ofText));
    }
}
