package city.talpuls.api.parameter;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Reason;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Teaches Micronaut to read the words that several rooms share. */
@Singleton
final class ParameterConverters implements TypeConverterRegistrar {

    @Override
    public void register(MutableConversionService conversions) {
        read(conversions, DeviceId.class, DeviceId::new);
        read(conversions, DeviceIds.class, DeviceIds::ofText);
        read(conversions, Property.class, Property::new);
        read(conversions, PropertyNames.class, PropertyNames::ofText);
        read(conversions, Reason.class, ParameterConverters::reason);
        read(conversions, Truth.class, Truth::ofText);
        read(conversions, Limit.class, Limit::ofText);
        read(conversions, Moment.class, Moment::ofText);
        read(conversions, Cursor.class, Cursor::ofText);
        read(conversions, BoundingBox.class, BoundingBox::ofText);
        read(conversions, District.class, District::new);
        read(conversions, Zone.class, Zone::ofText);
    }

    private static Reason reason(String code) {
        try {
            return Reason.ofCode(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "a reason must be one of "
                            + Arrays.stream(Reason.values()).map(Reason::code).collect(Collectors.joining(", ")),
                    e);
        }
    }

    private static <T> void read(MutableConversionService conversions, Class<T> type, Function<String, T> reader) {
        conversions.addConverter(CharSequence.class, type, new TextConverter<>(reader));
    }
}
