package city.talpuls.simulator;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads spans as people write them: {@code 90s}, {@code 24h}, {@code 7d}, {@code 1h30m}; a bare number is seconds. */
final class SpanConverter implements ITypeConverter<Duration> {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final Pattern DAYS = Pattern.compile("([0-9]+d)(?=.)", Pattern.CASE_INSENSITIVE);

    @Override
    public Duration convert(String text) {
        if (SECONDS.matcher(text).matches()) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            return Duration.parse(iso(text.toUpperCase(Locale.ROOT)));
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + text + "' is no span of time, such as 90s, 24h or 1h30m");
        }
    }

    /** The ISO form wants a P in front, and a T between days and hours. */
    private static String iso(String text) {
        if (text.startsWith("P")) {
            return text;
        }
        return text.contains("D") ? "P" + DAYS.matcher(text).replaceFirst("$1T") : "PT" + text;
    }
}
