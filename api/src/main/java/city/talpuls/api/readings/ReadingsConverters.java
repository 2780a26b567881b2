package city.talpuls.api.readings;

import city.talpuls.api.files.Dialect;
import city.talpuls.api.parameter.TextConverter;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import jakarta.inject.Singleton;

/** Teaches Micronaut to read the parameters that only readings have. */
@Singleton
final class ReadingsConverters implements TypeConverterRegistrar {

    @Override
    public void register(MutableConversionService conversions) {
        conversions.addConverter(CharSequence.class, Dialect.class, new TextConverter<>(Dialect::ofLabel));
        conversions.addConverter(CharSequence.class, IntervalChoice.class, new TextConverter<>(IntervalChoice::ofText));
        conversions.addConverter(CharSequence.class, Per.class, new TextConverter<>(Per::ofText));
        conversions.addConverter(CharSequence.class, Statistics.class, new TextConverter<>(Statistics::ofText));
    }
}
