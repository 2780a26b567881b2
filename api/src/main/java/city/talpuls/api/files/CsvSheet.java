package city.talpuls.api.files;

import city.talpuls.api.text.Ink;
import city.talpuls.api.text.Times;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A CSV file: a line of names, then a line a row. */
final class CsvSheet implements Sheet {

    private static final String LINE_END = "\r\n";
    private static final byte[] END = LINE_END.getBytes(StandardCharsets.US_ASCII);
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Dialect dialect;
    private final Content content;
    private final boolean named;
    private final Ink ink;
    private final Times times;
    private final Qualities<byte[]> qualities;
    private byte[] before = {};
    private byte[] unit = {};

    /**
     * @param content what is on a row
     * @param named whether a row says whose it is
     * @param zone of the times in the dialect for Excel
     */
    CsvSheet(Dialect dialect, Content content, boolean named, ZoneId zone) {
        this.dialect = dialect;
        this.content = content;
        this.named = named;
        this.ink = new Ink(dialect.point());
        this.times = new Times(ink, zone);
        this.qualities = new Qualities<>(label -> (cell(label) + LINE_END).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void begin() {
        if (dialect == Dialect.EXCEL_DE) {
            ink.put(String.valueOf(BYTE_ORDER_MARK));
        }
        ink.put(names(content, named).stream()
                .collect(Collectors.joining(String.valueOf(dialect.separator()), "", LINE_END)));
    }

    /** The names of the columns, in order. */
    static List<String> names(Content content, boolean named) {
        var names = new ArrayList<String>();
        if (named) {
            names.addAll(List.of("device", "property"));
        }
        names.add("time");
        switch (content) {
            case Content.Readings readings -> names.addAll(List.of("value", "unit", "quality"));
            case Content.Windows(List<String> statistics) -> {
                names.addAll(statistics);
                names.addAll(List.of("unit", "count", "flagged"));
            }
        }
        return names;
    }

    @Override
    public void from(Origin origin) {
        char separator = dialect.separator();
        before = (named ? cell(origin.device()) + separator + cell(origin.property()) + separator : "")
                .getBytes(StandardCharsets.UTF_8);
        String text = origin.unit() == null ? "" : cell(origin.unit());
        unit = (separator + text + separator).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void reading(long time, double value, int quality) {
        ink.put(before);
        time(time);
        ink.put(dialect.separator());
        ink.number(value);
        ink.put(unit);
        ink.put(qualities.of(quality));
    }

    @Override
    public void window(long time, Collection<? extends @Nullable Object> statistics, long count, long flagged) {
        ink.put(before);
        time(time);
        for (Object statistic : statistics) {
            ink.put(dialect.separator());
            if (statistic instanceof Instant instant) {
                time(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
            } else if (statistic instanceof Number number) {
                ink.number(number.doubleValue());
            }
        }
        ink.put(unit);
        ink.number(count);
        ink.put(dialect.separator());
        ink.number(flagged);
        ink.put(END);
    }

    private void time(long micros) {
        switch (dialect) {
            case RFC4180 -> times.utc(micros);
            case EXCEL_DE -> times.local(micros);
        }
    }

    @Override
    public void end() {
        // The last line has its end already.
    }

    @Override
    public byte[] take() {
        return ink.take();
    }

    private String cell(String text) {
        String harmless = dialect == Dialect.EXCEL_DE && looksLikeAFormula(text) ? "'" + text : text;
        boolean isPlain =
                harmless.chars().noneMatch(c -> c == dialect.separator() || c == '"' || c == '\r' || c == '\n');
        return isPlain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }

    /** Excel evaluates such a cell, quoted or not, and a formula can send away what is in the others. */
    private static boolean looksLikeAFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20".indexOf(text.charAt(0)) >= 0;
    }
}
