package city.talpuls.api.alerts;

import city.talpuls.api.parameter.TextConverter;
import city.talpuls.model.measurement.Severity;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import jakarta.inject.Singleton;

/** Teaches Micronaut to read the words of this room. */
@Singleton
final class AlertConverters implements TypeConverterRegistrar {

    @Override
    public void register(MutableConversionService conversions) {
        conversions.addConverter(CharSequence.class, StateChoice.class, new TextConverter<>(StateChoice::ofText));
        conversions.addConverter(CharSequence.class, Severity.class, new TextConverter<>(Severity::ofLabel));
    }
}
