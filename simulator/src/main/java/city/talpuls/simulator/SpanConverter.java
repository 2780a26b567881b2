package city.talpuls.simulator;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads spans as people write them: {@code 90s}, {@code 24h}, {@code 7d}, {@code 1h30m}. */
final class SpanConverter implements ITypeConverter<Duration> {

    private static final Pattern FORM =
            Pattern.compile("(?:(\\d{1,6})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");

    @Override
    public Duration convert(String text) {
        Matcher parts = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (text.isEmpty() || !parts.matches()) {
            if (text.equals("0")) {
                return Duration.ZERO;
            }
            throw new TypeConversionException("'" + text + "' is no span of time, such as 90s, 24h or 1h30m");
        }
        return Duration.ofDays(number(parts, 1))
                .plusHours(number(parts, 2))
                .plusMinutes(number(parts, 3))
                .plusSeconds(number(parts, 4))
                .plusMillis(number(parts, 5));
    }

    private static long number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
