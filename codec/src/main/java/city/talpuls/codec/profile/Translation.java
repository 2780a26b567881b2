package city.talpuls.codec.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Says what the decoded values of one device mean. */
public interface Translation {

    /** Translates one object of decoded values; what cannot be used is said in the warnings. */
    Translated translate(ObjectNode data);
}
