package city.talpuls.api.files;

import city.talpuls.api.opendata.OpenData;
import city.talpuls.api.text.Ink;
import city.talpuls.api.text.Times;
import city.talpuls.model.measurement.Position;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of JSON: an object a row, each on a line of its own. */
final class JsonSheet implements Sheet {

    private final Frame frame;
    private final Ink ink = new Ink('.');
    private final Times times = new Times(ink, ZoneOffset.UTC);
    private final Qualities<byte[]> qualities;
    private final List<byte[]> names;
    private byte[] before = {};
    private boolean isFirst = true;

    private JsonSheet(Frame frame, Content content) {
        this.frame = frame;
        this.qualities = new Qualities<>(label -> utf8(",\"quality\":" + quoted(label) + '}' + frame.afterRow()));
        this.names = switch (content) {
            case Content.Readings readings -> List.of(utf8("\",\"value\":"));
            case Content.Windows(List<String> statistics) ->
                statistics.stream().map(name -> utf8(",\"" + name + "\":")).toList();
        };
    }

    /** Rows and nothing else: newline-delimited JSON. */
    static JsonSheet lines(Content content) {
        return new JsonSheet(new Lines(), content);
    }

    /**
     * One collection of features, as RFC 7946 has it; a row is a feature where its device stands. The terms are foreign members
     * of it, which who does not know them leaves out.
     */
    static JsonSheet features(Content content, OpenData terms) {
        return new JsonSheet(new Features(terms.licence().text(), terms.attribution()), content);
    }

    @Override
    public void begin() {
        ink.put(frame.head());
    }

    @Override
    public void from(Origin origin) {
        before = utf8(frame.beforeRow(origin.position()) + "{\"device\":" + quoted(origin.device()) + ",\"property\":"
                + quoted(origin.property()) + ",\"unit\":" + (origin.unit() == null ? "null" : quoted(origin.unit()))
                + ",\"time\":\"");
    }

    @Override
    public void reading(long time, double value, int quality) {
        start(time);
        ink.put(names.getFirst());
        number(value);
        ink.put(qualities.of(quality));
    }

    @Override
    public void window(long time, Collection<? extends @Nullable Object> statistics, long count, long flagged) {
        start(time);
        ink.put('"');
        Iterator<byte[]> name = names.iterator();
        for (Object statistic : statistics) {
            ink.put(name.next());
            switch (statistic) {
                case null -> ink.put("null");
                case Instant instant -> {
                    ink.put('"');
                    times.utc(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
                    ink.put('"');
                }
                case Number number -> number(number.doubleValue());
                default -> throw new IllegalArgumentException("no statistic is a " + statistic.getClass());
            }
        }
        ink.put(",\"count\":");
        ink.number(count);
        ink.put(",\"flagged\":");
        ink.number(flagged);
        ink.put('}');
        ink.put(frame.afterRow());
    }

    private void start(long time) {
        ink.put(isFirst ? "" : frame.betweenRows());
        isFirst = false;
        ink.put(before);
        times.utc(time);
    }

    /** JSON has no word for what is not finite. */
    private void number(double number) {
        if (Double.isFinite(number)) {
            ink.number(number);
        } else {
            ink.put("null");
        }
    }

    @Override
    public void end() {
        ink.put(frame.end());
    }

    @Override
    public byte[] take() {
        return ink.take();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    /** What is around rows. */
    private sealed interface Frame {

        String head();

        String beforeRow(@Nullable Position position);

        String afterRow();

        String betweenRows();

        String end();
    }

    private record Lines() implements Frame {

        @Override
        public String head() {
            return "";
        }

        @Override
        public String beforeRow(@Nullable Position position) {
            return "";
        }

        @Override
        public String afterRow() {
            return "\n";
        }

        @Override
        public String betweenRows() {
            return "";
        }

        @Override
        public String end() {
            return "";
        }
    }

    private record Features(String license, String attribution) implements Frame {

        @Override
        public String head() {
            return "{\"type\":\"FeatureCollection\",\"license\":" + quoted(license) + ",\"attribution\":"
                    + quoted(attribution) + ",\"features\":[\n";
        }

        @Override
        public String beforeRow(@Nullable Position position) {
            String geometry = position == null
                    ? "null"
                    : "{\"type\":\"Point\",\"coordinates\":[" + position.longitude() + ',' + position.latitude() + "]}";
            return "{\"type\":\"Feature\",\"geometry\":" + geometry + ",\"properties\":";
        }

        @Override
        public String afterRow() {
            return "}";
        }

        @Override
        public String betweenRows() {
            return ",\n";
        }

        @Override
        public String end() {
            return "\n]}\n";
        }
    }
}
