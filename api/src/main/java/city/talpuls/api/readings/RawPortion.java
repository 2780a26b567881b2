package city.talpuls.api.readings;

import city.talpuls.api.files.Sheet;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Readings as the database hands them over. Rows come in the order of sources, and of time in each; that is checked, as
 * everything that follows relies on it.
 */
final class RawPortion implements Portion {

    /** From 1970 to the year 2000, from which PostgreSQL counts, in microseconds. */
    private static final long EPOCH = 946_684_800_000_000L;

    private static final int FIELDS = 4;

    private final List<Source> sources;
    private int[] source;
    private long[] time;
    private double[] value;
    private short[] quality;
    private int rows;

    /**
     * An empty one.
     *
     * @param sources whose readings can be in it
     * @param most how many rows it can have
     */
    RawPortion(List<Source> sources, int most) {
        this.sources = sources;
        int start = Math.min(most, 1024);
        this.source = new int[start];
        this.time = new long[start];
        this.value = new double[start];
        this.quality = new short[start];
    }

    int rows() {
        return rows;
    }

    /** Of which source the last row is, by its place among them. */
    int lastSource() {
        return source[rows - 1];
    }

    /** When the last reading was, in microseconds since 1970. */
    long lastTime() {
        return time[rows - 1];
    }

    /**
     * Adds a row of PostgreSQL's binary format for copies: source, time, value, quality, each after its length.
     *
     * @param row behind its number of fields
     */
    void add(ByteBuffer row, int fields) {
        if (fields != FIELDS) {
            throw new IllegalStateException("a row has " + fields + " fields");
        }
        if (rows == time.length) {
            grow();
        }
        row.getInt();
        source[rows] = row.getInt();
        row.getInt();
        time[rows] = row.getLong() + EPOCH;
        row.getInt();
        value[rows] = row.getDouble();
        row.getInt();
        quality[rows] = row.getShort();
        if (rows > 0 && !isInOrder()) {
            throw new IllegalStateException("readings do not come in order");
        }
        rows++;
    }

    private boolean isInOrder() {
        int before = source[rows - 1];
        return before < source[rows] || (before == source[rows] && time[rows - 1] < time[rows]);
    }

    private void grow() {
        source = Arrays.copyOf(source, 2 * rows);
        time = Arrays.copyOf(time, 2 * rows);
        value = Arrays.copyOf(value, 2 * rows);
        quality = Arrays.copyOf(quality, 2 * rows);
    }

    @Override
    public void writeTo(Sheet sheet) {
        for (int row = 0; row < rows; row++) {
            if (row == 0 || source[row] != source[row - 1]) {
                sheet.from(sources.get(source[row]).origin());
            }
            sheet.reading(time[row], value[row], quality[row]);
        }
    }
}
