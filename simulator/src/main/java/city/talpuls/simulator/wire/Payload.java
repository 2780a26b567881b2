package city.talpuls.simulator.wire;

import city.talpuls.simulator.course.Measured;
import java.nio.ByteBuffer;
import java.util.List;

/** The bytes that travel through the air: each value in hundredths as a signed number of four bytes, in order. */
final class Payload {

    private Payload() {}

    static byte[] of(List<Measured> readings) {
        var bytes = ByteBuffer.allocate(readings.size() * Integer.BYTES);
        for (Measured reading : readings) {
            bytes.putInt((int) Math.round(reading.value() * 100));
        }
        return bytes.array();
    }
}
