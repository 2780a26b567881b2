package city.talpuls.api.deadletters;

import city.talpuls.model.measurement.Reason;
import java.util.Locale;

/** How far a message came that could not be read. */
enum Stage {
    /** What is around its payload cannot be read. */
    ENVELOPE,
    /** Its payload cannot be decoded, or says nothing that could be kept. */
    PAYLOAD,
    /** It was understood, and its device may not say it. */
    DEVICE,
    /** Talpuls itself failed on it. */
    PLATFORM;

    static Stage of(String reason) {
        return switch (Reason.ofCode(reason)) {
            case EMPTY,
                    TOO_LARGE,
                    NOT_UTF8,
                    NOT_JSON,
                    NOT_PROTOBUF,
                    NOT_CBOR,
                    WRONG_FORM,
                    UNKNOWN_SOURCE,
                    NO_DEVICE,
                    UNREADABLE_TIME,
                    UNSUPPORTED -> ENVELOPE;
            case IMPLAUSIBLE_VALUE, NO_READINGS, UNCLAIMED, CODEC_FAILED, CODEC_STOPPED -> PAYLOAD;
            case IMPLAUSIBLE_TIME, TOO_MANY_PROPERTIES -> DEVICE;
            case INTERNAL_ERROR, STORE_REFUSED -> PLATFORM;
        };
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
