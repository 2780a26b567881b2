package city.talpuls.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/** What the devices of a {@link YearOfReadings} go on saying when it is over: the temperature, in Talpuls' own form. */
final class NativeUplinks implements Uplinks {

    private final int devices;

    /** Uplinks of so many devices, which take turns. */
    NativeUplinks(int devices) {
        this.devices = devices;
    }

    @Override
    public String topic(long number) {
        return "talpuls/v1/bench/" + YearOfReadings.device(device(number)).value() + "/up";
    }

    @Override
    public byte[] payload(long number, Instant time) {
        double value = 10 + 8 * Math.sin(number / 97.0) + device(number) % 17 / 17.0;
        return String.format(Locale.ROOT, "{\"time\":\"%s\",\"temperature\":%.2f}", time, value)
                .getBytes(StandardCharsets.UTF_8);
    }

    private int device(long number) {
        return Math.toIntExact(number % devices);
    }
}
