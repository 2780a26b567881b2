package city.talpuls.simulator.wire;

/** How slowly a frame is sent: the weaker the signal, the slower. */
enum SpreadingFactor {
    SF7(7, 5, "0.061700s"),
    SF8(8, 4, "0.113100s"),
    SF9(9, 3, "0.205800s"),
    SF10(10, 2, "0.370700s"),
    SF11(11, 1, "0.823300s"),
    SF12(12, 0, "1.482800s");

    private static final int WEAKEST_AT_SF7_DBM = -104;
    private static final int STEP_DB = 3;

    private final int number;
    private final int dataRate;
    private final String airtime;

    SpreadingFactor(int number, int dataRate, String airtime) {
        this.number = number;
        this.dataRate = dataRate;
        this.airtime = airtime;
    }

    /** What adaptive data rate settles on for a signal of this strength, in dBm. */
    static SpreadingFactor forSignal(int rssi) {
        int weakest = WEAKEST_AT_SF7_DBM;
        for (SpreadingFactor factor : values()) {
            if (rssi >= weakest) {
                return factor;
            }
            weakest -= STEP_DB;
        }
        return SF12;
    }

    int number() {
        return number;
    }

    /** The data rate's number in the European band, 0 for the slowest. */
    int dataRate() {
        return dataRate;
    }

    /** How long a frame of usual size is in the air, as a duration of Protocol Buffers. */
    String airtime() {
        return airtime;
    }
}
