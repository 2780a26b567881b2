package city.talpuls.standalone;

/** A TCP port that a caller may choose. */
record Port(int number) {

    private static final int HIGHEST = 65535;

    Port {
        if (number < 1 || number > HIGHEST) {
            throw new IllegalArgumentException("a port is a number from 1 to " + HIGHEST + ", not " + number);
        }
    }

    static Port parse(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("a port is a number from 1 to " + HIGHEST + ", not '" + text + "'");
        }
        return new Port(Integer.parseInt(text));
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
