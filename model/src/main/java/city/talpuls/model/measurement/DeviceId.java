package city.talpuls.model.measurement;

import java.util.regex.Pattern;

/**
 * The id of a device: the DevEUI in lower-case hex for LoRaWAN, else the id in the topic.
 *
 * @param value 1 to 128 letters, digits and {@code . _ : @ ~ = -}
 */
public record DeviceId(String value) {

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}._:@~=-]{1,128}");

    public DeviceId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "a device id is 1 to 128 letters, digits and . _ : @ ~ = -, not '" + value + "'");
        }
    }

    /** Whether the text can be a device id. */
    public static boolean isValid(String text) {
        return isHex(text) || FORM.matcher(text).matches();
    }

    /** Most devices have a DevEUI, which needs no pattern to be seen as one. */
    private static boolean isHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                return false;
            }
        }
        return text.length() == 16;
    }

    @Override
    public String toString() {
        return value;
    }
}
