package city.talpuls.api.files;

import java.io.ByteArrayOutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A file for Parquet's writer, of which only what has not been taken out yet is in memory. */
final class Outlet implements OutputFile {

    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private long written;

    /** What was written since it was last taken. */
    byte[] take() {
        byte[] taken = waiting.toByteArray();
        waiting.reset();
        return taken;
    }

    @Override
    public PositionOutputStream create(long blockSize) {
        return new Stream();
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSize) {
        return new Stream();
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }

    private final class Stream extends PositionOutputStream {

        @Override
        public long getPos() {
            return written;
        }

        @Override
        public void write(int value) {
            waiting.write(value);
            written++;
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            waiting.write(bytes, from, count);
            written += count;
        }
    }
}
