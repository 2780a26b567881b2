package city.talpuls.api.live;

/** What a live client can hear of. */
sealed interface LiveEvent permits LiveReading, LiveAggregate {

    /** The device's id. */
    String device();

    /** What is measured. */
    String property();
}
