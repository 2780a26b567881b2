package city.talpuls.model.process;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.ConfigurationReader;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stops the start when a setting of Talpuls has a value that cannot be read as what it should be; Micronaut alone would
 * silently take the default instead.
 */
@Context
public final class SettingsCheck {

    private static final String OURS = "talpuls.";
    private static final String ANY_NAME = ".*.";

    private static final Map<Class<?>, String> ALLOWED = Map.of(
            Duration.class, "a duration such as 30d, 10s, 500ms or PT10S",
            int.class, "a whole number",
            Integer.class, "a whole number",
            long.class, "a whole number",
            boolean.class, "true or false",
            URI.class, "an address such as tcp://127.0.0.1:1883",
            Path.class, "a path");

    /**
     * Checks all settings that the beans of this context take.
     *
     * @throws ConfigurationException if one cannot be read; it names each of those, its value and what is allowed
     */
    public SettingsCheck(ApplicationContext context) {
        var mistakes = context.getBeanDefinitions(Qualifiers.byStereotype(ConfigurationReader.class)).stream()
                .flatMap(SettingsCheck::settings)
                .flatMap(setting -> setting.named(context))
                .flatMap(setting -> setting.mistake(context).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!mistakes.isEmpty()) {
            throw new ConfigurationException(String.join("; ", mistakes));
        }
    }

    private static Stream<Setting> settings(BeanDefinition<?> definition) {
        return Arrays.stream(definition.getConstructor().getArguments())
                .flatMap(argument -> argument
                        .getAnnotationMetadata()
                        .stringValue(Property.class, "name")
                        .filter(name -> name.startsWith(OURS))
                        .map(name -> new Setting(name, argument))
                        .stream());
    }

    private record Setting(String name, Argument<?> type) {

        /** Itself, or one for each name that the configuration gives where this one has a star. */
        private Stream<Setting> named(ApplicationContext context) {
            int star = name.indexOf(ANY_NAME);
            if (star < 0) {
                return Stream.of(this);
            }
            var before = name.substring(0, star);
            var after = name.substring(star + ANY_NAME.length());
            return context.getPropertyEntries(before).stream()
                    .map(entry -> new Setting(before + "." + entry + "." + after, type));
        }

        private Optional<String> mistake(ApplicationContext context) {
            if (type.getType() == String.class || List.class.isAssignableFrom(type.getType())) {
                return Optional.empty();
            }
            return context.getProperty(name, String.class)
                    .filter(value -> context.getProperty(name, type).isEmpty())
                    .map(value -> name + " is '" + value + "', but should be " + allowed());
        }

        private String allowed() {
            return type.getType().isEnum()
                    ? "one of " + Arrays.toString(type.getType().getEnumConstants())
                    : ALLOWED.getOrDefault(type.getType(), "a " + type.getType().getSimpleName());
        }
    }
}
