package city.talpuls.streams.delivery;

import city.talpuls.model.measurement.AlertEvent;
import city.talpuls.model.measurement.Severity;
import city.talpuls.streams.store.delivery.Delivery;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in one language what happened. Names that others chose stay on their line. */
final class Wording {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private final Map<Severity, String> severities;
    private final Map<AlertEvent.Kind, String> kinds;
    private final String value;
    private final String threshold;
    private final String trial;
    private final DateTimeFormatter measured;
    private final DecimalFormatSymbols symbols;

    private Wording(
            Map<Severity, String> severities,
            Map<AlertEvent.Kind, String> kinds,
            String value,
            String threshold,
            String trial,
            DateTimeFormatter measured,
            Locale locale) {
        this.severities = severities;
        this.kinds = kinds;
        this.value = value;
        this.threshold = threshold;
        this.trial = trial;
        this.measured = measured;
        this.symbols = DecimalFormatSymbols.getInstance(locale);
    }

    static Wording german(ZoneId zone) {
        return new Wording(
                Map.of(Severity.INFO, "Hinweis", Severity.WARNING, "Warnung", Severity.CRITICAL, "Kritisch"),
                Map.of(
                        AlertEvent.Kind.RAISED, "ausgelöst",
                        AlertEvent.Kind.ESCALATED, "verschärft",
                        AlertEvent.Kind.EASED, "abgeschwächt",
                        AlertEvent.Kind.CLEARED, "beendet"),
                "Wert",
                "Schwelle",
                "Probe: niemand muss etwas tun.",
                DateTimeFormatter.ofPattern("'gemessen am' dd.MM.yyyy 'um' HH:mm:ss xxx", Locale.GERMAN)
                        .withZone(zone),
                Locale.GERMANY);
    }

    static Wording english(ZoneId zone) {
        return new Wording(
                Map.of(Severity.INFO, "Info", Severity.WARNING, "Warning", Severity.CRITICAL, "Critical"),
                Map.of(
                        AlertEvent.Kind.RAISED, "raised",
                        AlertEvent.Kind.ESCALATED, "escalated",
                        AlertEvent.Kind.EASED, "eased",
                        AlertEvent.Kind.CLEARED, "cleared"),
                "value",
                "threshold",
                "Trial: nobody has to do anything.",
                DateTimeFormatter.ofPattern("'measured on' yyyy-MM-dd 'at' HH:mm:ss xxx", Locale.ENGLISH)
                        .withZone(zone),
                Locale.ENGLISH);
    }

    /** How much it matters, what happened, which rule, and where. */
    String subject(Delivery.Content content) {
        return switch (content) {
            case Delivery.Happened happened -> subject(happened.event(), happened.deviceName());
            case Delivery.Trial nothing -> trial;
        };
    }

    /** The same, with the place and what was measured. */
    String text(Delivery.Content content) {
        return switch (content) {
            case Delivery.Happened happened -> text(happened);
            case Delivery.Trial nothing -> trial;
        };
    }

    private String subject(AlertEvent event, @Nullable String deviceName) {
        return line(severities.get(event.severity()) + ", " + kinds.get(event.kind()) + ": " + event.name() + ", "
                + (deviceName == null ? event.device().value() : deviceName));
    }

    private String text(Delivery.Happened happened) {
        AlertEvent event = happened.event();
        String place = happened.district() == null ? "" : " (" + happened.district() + ")";
        return line(subject(event, happened.deviceName()) + place + ". " + measured(event, happened.unit()) + ", "
                + at(event.time()) + ".");
    }

    private String measured(AlertEvent event, @Nullable String unit) {
        return (event.property() == null ? value : event.property().name()) + ": " + number(event.value(), unit)
                + (event.threshold() == null ? "" : ", " + threshold + " " + number(event.threshold(), unit));
    }

    private String number(double number, @Nullable String unit) {
        return new DecimalFormat("0.######", symbols).format(number) + (unit == null ? "" : " " + unit);
    }

    private String at(Instant time) {
        return measured.format(time);
    }

    private static String line(String text) {
        return CONTROL.matcher(text).replaceAll(" ");
    }
}
