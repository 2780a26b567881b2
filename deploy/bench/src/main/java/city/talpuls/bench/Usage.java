package city.talpuls.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a process has taken so far, as Linux has it in proc(5); zeros where that is not to be had.
 *
 * @param cpuSeconds of the processor
 * @param residentKilobytes of memory now
 * @param peakKilobytes of memory at most
 */
record Usage(double cpuSeconds, long residentKilobytes, long peakKilobytes) {

    private static final Usage UNKNOWN = new Usage(0, 0, 0);
    private static final double TICKS_PER_SECOND = 100;

    /** The fields behind the name in brackets, of which utime and stime are the 12th and 13th. */
    private static final int UTIME = 11;

    static Usage of(long pid) {
        try {
            var folder = Path.of("/proc", Long.toString(pid));
            var stat = Files.readString(folder.resolve("stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            var status = Files.readAllLines(folder.resolve("status"));
            return new Usage(
                    (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1])) / TICKS_PER_SECOND,
                    kilobytes(status, "VmRSS:"),
                    kilobytes(status, "VmHWM:"));
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static long kilobytes(List<String> status, String name) {
        return status.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    Usage plus(Usage other) {
        return new Usage(
                cpuSeconds + other.cpuSeconds,
                residentKilobytes + other.residentKilobytes,
                peakKilobytes + other.peakKilobytes);
    }
}
