package city.talpuls.ingest.mqtt;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a client for certain: each step is taken whatever became of those before, and it may be gone already. */
final class Ending {

    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

    private Ending() {}

    /** Something that may fail where there is nothing left to end. */
    interface Step {
        void take() throws Exception;
    }

    static void by(Step... steps) {
        for (Step step : steps) {
            try {
                step.take();
            } catch (Exception e) {
                LOG.debug("the connection was gone already", e);
            }
        }
    }
}
