package city.talpuls.api.deliveries;

import city.talpuls.api.parameter.TextConverter;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import jakarta.inject.Singleton;

/** Teaches Micronaut to read the words of this room. */
@Singleton
final class DeliveryConverters implements TypeConverterRegistrar {

    @Override
    public void register(MutableConversionService conversions) {
        conversions.addConverter(CharSequence.class, StateChoice.class, new TextConverter<>(StateChoice::ofText));
    }
}
