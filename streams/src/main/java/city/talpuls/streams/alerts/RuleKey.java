package city.talpuls.streams.alerts;

import city.talpuls.model.measurement.DeviceId;

/**
 * A device and a rule, as the key of a store.
 *
 * @param device which
 * @param rule the id of the rule
 */
record RuleKey(DeviceId device, String rule) {

    /** No id has a line break in it. */
    private static final char BETWEEN = '\n';

    /** Reads {@link #toString}. */
    static RuleKey of(String text) {
        int between = text.indexOf(BETWEEN);
        return new RuleKey(new DeviceId(text.substring(0, between)), text.substring(between + 1));
    }

    /** The first and the last key that the device can have. */
    static String first(DeviceId device) {
        return device.value() + BETWEEN;
    }

    static String last(DeviceId device) {
        return device.value() + BETWEEN + Character.MAX_VALUE;
    }

    @Override
    public String toString() {
        return device.value() + BETWEEN + rule;
    }
}
