package city.talpuls.bench;

import city.talpuls.codec.BadCodecException;
import city.talpuls.codec.Codec;
import city.talpuls.codec.Decoded;
import city.talpuls.codec.Frame;
import city.talpuls.codec.form.Codecs;
import city.talpuls.model.registry.CodecForm;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** How many payloads a second a codec of each form decodes on one core, in one thread and by its processor time. */
final class CodecBenchmark {

    /** Battery, temperature, humidity, CO2 and pressure, in 19 bytes. */
    private static final String RECORDS = "017564 0367f900 046871 077d2003 09736727".replace(" ", "");

    private static final String SAME_IN_YAML = """
            endian: little
            records:
              "0175": [{name: battery, type: u8}]
              "0367": [{name: temperature, type: s16, scale: 0.1}]
              "0468": [{name: humidity, type: u8, scale: 0.5}]
              "077d": [{name: co2, type: u16}]
              "0973": [{name: pressure, type: u16, scale: 0.1}]
            """;

    /** The same but for the CO2, in 15 bytes. */
    private static final String LPP = "036700f9 046871 05650064 09732767".replace(" ", "");

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Duration warmUp;
    private final Duration span;

    /**
     * @param warmUp of each codec, before it is measured
     * @param span for which each is measured
     */
    CodecBenchmark(Duration warmUp, Duration span) {
        this.warmUp = warmUp;
        this.span = span;
    }

    /**
     * A figure.
     *
     * @param codec which it is
     * @param perSecond payloads decoded in a second of one core
     */
    record Figure(String codec, double perSecond) {}

    List<Figure> run() throws BadCodecException {
        List<Figure> figures = new ArrayList<>();
        try (var codecs = new Codecs(1)) {
            figures.add(figure("binary, five records", codecs.compile(CodecForm.BINARY, SAME_IN_YAML), RECORDS));
            figures.add(figure("Cayenne LPP, four values", codecs.compile(CodecForm.CAYENNE_LPP, ""), LPP));
            figures.add(figure("JavaScript, five records", script(codecs, "codecs/records.js"), RECORDS));
            figures.add(figure("JavaScript, by texts of bits", script(codecs, "codecs/old.js"), RECORDS));
        }
        return figures;
    }

    private static Codec script(Codecs codecs, String name) throws BadCodecException {
        return codecs.compile(CodecForm.JAVASCRIPT, FuzzMessages.text(name));
    }

    private Figure figure(String name, Codec codec, String hex) {
        byte[] payload = HexFormat.of().parseHex(hex);
        perSecond(codec, payload, warmUp);
        return new Figure(name, perSecond(codec, payload, span));
    }

    private static double perSecond(Codec codec, byte[] payload, Duration span) {
        long begin = THREADS.getCurrentThreadCpuTime();
        long now = begin;
        long runs = 0;
        while (now - begin < span.toNanos()) {
            if (codec.decode(new Frame(payload, 1, Instant.EPOCH)) instanceof Decoded.Failure failure) {
                throw new IllegalStateException(failure.toString());
            }
            runs++;
            now = THREADS.getCurrentThreadCpuTime();
        }
        return runs * 1e9 / (now - begin);
    }

    /** The figures as a table in Markdown, and how much slower each is than the first. */
    static String table(List<Figure> figures) {
        var text = new StringBuilder(
                "| codec | payloads a second and core | times as slow as the first |\n|---|---|---|\n");
        for (Figure figure : figures) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.1f |%n",
                    figure.codec(),
                    figure.perSecond(),
                    figures.getFirst().perSecond() / figure.perSecond()));
        }
        return text.toString();
    }
}
