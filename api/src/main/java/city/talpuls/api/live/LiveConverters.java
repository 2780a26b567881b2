package city.talpuls.api.live;

import city.talpuls.api.parameter.TextConverter;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import jakarta.inject.Singleton;

/** Teaches Micronaut to read the parameter that only the live stream has. */
@Singleton
final class LiveConverters implements TypeConverterRegistrar {

    @Override
    public void register(MutableConversionService conversions) {
        conversions.addConverter(CharSequence.class, Finenesses.class, new TextConverter<>(Finenesses::ofText));
    }
}
