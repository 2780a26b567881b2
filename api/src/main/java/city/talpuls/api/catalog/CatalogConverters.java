package city.talpuls.api.catalog;

import city.talpuls.api.parameter.TextConverter;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import jakarta.inject.Singleton;

/** Teaches Micronaut to read the parameter that only the catalogue has. */
@Singleton
final class CatalogConverters implements TypeConverterRegistrar {

    @Override
    public void register(MutableConversionService conversions) {
        conversions.addConverter(CharSequence.class, PageNumber.class, new TextConverter<>(PageNumber::ofText));
    }
}
