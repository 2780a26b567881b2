package city.talpuls.model.registry;

/**
 * How the payloads of some devices become values.
 *
 * @param id its id, see {@link RegistryId}
 * @param form in what form it is written
 * @param source what is written; empty where the form needs none; at most {@link #LONGEST} characters
 */
public record CodecSource(String id, CodecForm form, String source) implements RegistryEntry {

    /** The longest script of the public device repositories has 101 kB. */
    public static final int LONGEST = 256 * 1024;

    public CodecSource {
        RegistryId.require("codec", id);
        if (source.length() > LONGEST) {
            throw new IllegalArgumentException("the source of the codec " + id + " has " + source.length()
                    + " characters, where " + LONGEST + " are the most");
        }
    }

    @Override
    public EntryKey key() {
        return new EntryKey(EntryKey.Kind.CODEC, id);
    }
}
