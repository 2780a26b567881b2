package city.talpuls.api.readings;

/** By what the series of several devices are kept apart. */
enum Grouping {
    DEVICE;

    static Grouping ofText(String text) {
        if (!text.equals("device")) {
            throw new IllegalArgumentException("group must be device");
        }
        return DEVICE;
    }
}
