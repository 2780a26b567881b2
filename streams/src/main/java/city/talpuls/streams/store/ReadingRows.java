package city.talpuls.streams.store;

import city.talpuls.model.measurement.Reading;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;

/** Readings as the columns of a statement: arrays of primitives, which go to the database in binary form. */
@SuppressWarnings("ArrayRecordComponent") // Never compared: bound at once.
record ReadingRows(int[] datastreams, long[] micros, double[] values, short[] qualities) {

    static ReadingRows of(Map<ReadingsSink.Place, Reading> readings) {
        int size = readings.size();
        var rows = new ReadingRows(new int[size], new long[size], new double[size], new short[size]);
        int i = 0;
        for (var entry : readings.entrySet()) {
            rows.datastreams[i] = entry.getKey().datastream();
            rows.micros[i] = entry.getKey().micros();
            rows.values[i] = entry.getValue().value();
            rows.qualities[i] = (short) entry.getValue().quality().bits();
            i++;
        }
        return rows;
    }

    /** As the statement's first four parameters. */
    void bind(PreparedStatement statement) throws SQLException {
        statement.setObject(1, datastreams);
        statement.setObject(2, micros);
        statement.setObject(3, values);
        statement.setObject(4, qualities);
    }
}
