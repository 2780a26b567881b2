package city.talpuls.api.text;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/**
 * How times and numbers are written as JSON: as {@link Instant#toString} has them, which is RFC 3339, and
 * {@link Double#toString(double)}. Most times are whole seconds and most numbers have few digits; for those, formatters that can
 * do everything were a third of what a series took.
 */
@Singleton
final class JsonText extends SimpleModule {

    @Serial
    private static final long serialVersionUID = 1;

    JsonText() {
        super("text");
        addSerializer(Instant.class, new Times());
        addSerializer(Double.class, new Numbers(Double.class));
        addSerializer(double.class, new Numbers(double.class));
    }

    private static final class Times extends StdSerializer<Instant> {

        @Serial
        private static final long serialVersionUID = 1;

        private static final int DAY = 86_400;
        private static final long YEAR_0 = -62_167_219_200L;
        private static final long YEAR_10000 = 253_402_300_800L;
        private static final byte[] FORM = "0000-00-00T00:00:00Z".getBytes(StandardCharsets.US_ASCII);

        Times() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator json, SerializerProvider provider) throws IOException {
            long second = time.getEpochSecond();
            if (time.getNano() != 0 || second < YEAR_0 || second >= YEAR_10000) {
                json.writeString(time.toString());
                return;
            }
            LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(second, DAY));
            int ofDay = Math.floorMod(second, DAY);
            byte[] text = FORM.clone();
            Digits.padded(date.getYear(), 4, text, 0);
            Digits.padded(date.getMonthValue(), 2, text, 5);
            Digits.padded(date.getDayOfMonth(), 2, text, 8);
            Digits.padded(ofDay / 3600, 2, text, 11);
            Digits.padded(ofDay / 60 % 60, 2, text, 14);
            Digits.padded(ofDay % 60, 2, text, 17);
            json.writeString(characters(text, text.length), 0, text.length);
        }
    }

    private static final class Numbers extends StdSerializer<Double> {

        @Serial
        private static final long serialVersionUID = 1;

        Numbers(Class<Double> type) {
            super(type);
        }

        @Override
        public void serialize(Double number, JsonGenerator json, SerializerProvider provider) throws IOException {
            byte[] text = new byte[Digits.MOST];
            int end = Digits.decimal(number, (byte) '.', text, 0);
            if (end < 0) {
                json.writeNumber(number);
                return;
            }
            json.writeNumber(characters(text, end), 0, end);
        }
    }

    private static char[] characters(byte[] text, int length) {
        char[] characters = new char[length];
        for (int i = 0; i < length; i++) {
            characters[i] = (char) text[i];
        }
        return characters;
    }
}
