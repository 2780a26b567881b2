package city.talpuls.streams.topology;

import city.talpuls.model.measurement.DeadLetter;
import city.talpuls.model.measurement.Report;
import city.talpuls.streams.decode.Decoding;

/** An uplink after it was read. */
sealed interface Read {

    record Understood(Decoding.Accepted message) implements Read {}

    record Dead(DeadLetter letter) implements Read {}

    /** It was no message but something that an operator asked for. */
    record Asked(Report request) implements Read {}
}
