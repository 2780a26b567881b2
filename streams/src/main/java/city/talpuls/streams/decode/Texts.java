package city.talpuls.streams.decode;

import java.util.regex.Pattern;

/** Text from outside, made fit to be kept and shown. */
final class Texts {

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

    private Texts() {}

    /** The text without control characters and lone surrogates, which no store keeps, cut to so many characters. */
    static String printable(String text, int longest) {
        String clean = UNPRINTABLE.matcher(text).replaceAll("\uFFFD");
        return clean.length() <= longest ? clean : clean.substring(0, longest - 3) + "...";
    }
}
