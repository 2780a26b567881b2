package city.talpuls.api.bins;

import city.talpuls.api.parameter.TextConverter;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import jakarta.inject.Singleton;

/** Teaches Micronaut to read the parameter that only bins have. */
@Singleton
final class BinConverters implements TypeConverterRegistrar {

    @Override
    public void register(MutableConversionService conversions) {
        conversions.addConverter(CharSequence.class, Threshold.class, new TextConverter<>(Threshold::ofText));
    }
}
