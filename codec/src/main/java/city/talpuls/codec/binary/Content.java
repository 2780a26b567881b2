package city.talpuls.codec.binary;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is in a payload. */
sealed interface Content {

    /** Reads it into the data. */
    void read(byte[] bytes, ObjectNode data, List<String> warnings) throws TooShortException;

    /**
     * Fields one after the other, unless they say where they are.
     *
     * @param fields what they are
     * @param into the list in which their values are an object of its own; then they may come again and again to the end
     *     of the payload. If absent, they come once and their values are among all others
     */
    record Fields(List<Field> fields, @Nullable String into) implements Content {

        public Fields {
            fields = List.copyOf(fields);
        }

        @Override
        public void read(byte[] bytes, ObjectNode data, List<String> warnings) throws TooShortException {
            int from = 0;
            int end = readFrom(0, bytes, data);
            while (into != null && end > from && end < bytes.length) {
                from = end;
                end = readFrom(from, bytes, data);
            }
        }

        /** Returns where the last of them ended. */
        int readFrom(int start, byte[] bytes, ObjectNode data) throws TooShortException {
            ObjectNode target = into == null ? data : addTo(into, data);
            int at = start;
            for (Field field : fields) {
                at = field.read(start, at, bytes, target);
            }
            return at;
        }

        private static ObjectNode addTo(String list, ObjectNode data) {
            return (data.get(list) instanceof ArrayNode there ? there : data.putArray(list)).addObject();
        }
    }

    /**
     * Records, each a key and its fields; nothing says how long a record of an unknown key is, so that reading ends there.
     *
     * @param keySize bytes of a key
     * @param known the fields of each key, in hex
     */
    record Records(int keySize, Map<String, Fields> known) implements Content {

        public Records {
            known = Map.copyOf(known);
        }

        @Override
        public void read(byte[] bytes, ObjectNode data, List<String> warnings) throws TooShortException {
            int at = 0;
            while (at + keySize <= bytes.length) {
                String key = HexFormat.of().formatHex(bytes, at, at + keySize);
                Fields fields = known.get(key);
                if (fields == null) {
                    warnings.add(
                            "byte " + at + ": no record is described for " + key + ", what follows is passed over");
                    return;
                }
                at = fields.readFrom(at + keySize, bytes, data);
            }
            if (at < bytes.length) {
                warnings.add("byte " + at + ": the payload ends within the key of a record");
            }
        }
    }
}
