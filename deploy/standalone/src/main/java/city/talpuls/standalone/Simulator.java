package city.talpuls.standalone;

/** Whether a simulated city sends to the platform from the start. */
enum Simulator {
    DEMO("demo"),
    OFF("off");

    private final String word;

    Simulator(String word) {
        this.word = word;
    }

    static Simulator parse(String text) {
        for (var simulator : values()) {
            if (simulator.word.equals(text)) {
                return simulator;
            }
        }
        throw new IllegalArgumentException("the simulator is demo or off, not '" + text + "'");
    }

    @Override
    public String toString() {
        return word;
    }
}
