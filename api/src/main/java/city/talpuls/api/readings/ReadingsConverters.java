package city.talpuls.api.readings;

import city.talpuls.api.files.Dialect;
import city.talpuls.api.parameter.TextConverter;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** Teaches Micronaut to read the parameters that only readings have. */
@Singleton
final class ReadingsConverters implements TypeConverterRegistrar {

    @Override
    public void register(MutableConversionService conversions) {
        read(conversions, Dialect.class, Dialect::ofLabel);
        read(conversions, IntervalChoice.class, IntervalChoice::ofText);
        read(conversions, Points.class, Points::ofText);
        read(conversions, Statistics.class, Statistics::ofText);
        read(conversions, QualityChoice.class, QualityChoice::ofText);
        read(conversions, Fill.class, Fill::ofText);
        read(conversions, Comparison.class, Comparison::ofText);
        read(conversions, Devices.class, Devices::ofText);
        read(conversions, Grouping.class, Grouping::ofText);
        read(conversions, Spatial.class, Spatial::ofText);
        read(conversions, Per.class, Per::ofText);
    }

    private static <T> void read(MutableConversionService conversions, Class<T> type, Function<String, T> reader) {
        conversions.addConverter(CharSequence.class, type, new TextConverter<>(reader));
    }
}
