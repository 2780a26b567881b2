package city.talpuls.model.measurement;

import java.util.Arrays;
import java.util.Locale;

/** Why a message could not be read, as a word that can be counted and filtered by. */
public enum Reason {
    /** No bytes at all. */
    EMPTY,
    /** More bytes than a message may have. */
    TOO_LARGE,
    /** Not UTF-8 text. */
    NOT_UTF8,
    /** Text, but not JSON, or nested deeper than anything a sensor says. */
    NOT_JSON,
    /** Bytes where Protobuf is allowed, but not of the message that the topic promises, or cut off. */
    NOT_PROTOBUF,
    /** Bytes that begin as CBOR does, and are none, or nested deeper than anything a sensor says. */
    NOT_CBOR,
    /**
     * JSON, or what is read as such, but not of the form its topic promises: a list where an object belongs, a text where
     * a number belongs.
     */
    WRONG_FORM,
    /** A topic that names no format Talpuls knows. */
    UNKNOWN_SOURCE,
    /** Nothing says which device sent it, or its id cannot be one. */
    NO_DEVICE,
    /** A time that cannot be read, or that has no offset from UTC. */
    UNREADABLE_TIME,
    /** A time before 2000 or more than a day ahead. */
    IMPLAUSIBLE_TIME,
    /** A number that cannot be kept: not finite or beyond 1e100. */
    IMPLAUSIBLE_VALUE,
    /** Read without fault, but there is no number in it. */
    NO_READINGS,
    /** A format or a version of one that Talpuls knows by sight and does not take. */
    UNSUPPORTED,
    /** A payload that nothing decodes: not the network server, and no profile is assigned to the device. It waits. */
    UNCLAIMED,
    /** The device's codec failed on the payload, or returned what no codec may. */
    CODEC_FAILED,
    /** The device's codec used more time or memory than a payload may cost, and was stopped. */
    CODEC_STOPPED,
    /** The device names more properties than one device can have. */
    TOO_MANY_PROPERTIES,
    /** A step of the streams failed on the message: a fault of Talpuls. */
    INTERNAL_ERROR,
    /** The database does not take what was read in the message. */
    STORE_REFUSED;

    /** The word that the outside sees, {@code not-json} for instance. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads {@link #code()}. */
    public static Reason ofCode(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such reason: '" + code + "'"));
    }
}
