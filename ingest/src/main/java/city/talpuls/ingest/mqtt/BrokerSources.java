package city.talpuls.ingest.mqtt;

import java.util.List;

/** All brokers from which messages are taken, each on its own. */
public final class BrokerSources implements AutoCloseable {

    private final List<BrokerSource> sources;

    public BrokerSources(List<BrokerSource> sources) {
        this.sources = List.copyOf(sources);
    }

    public BrokerSources start() {
        sources.forEach(BrokerSource::start);
        return this;
    }

    public List<BrokerSource> all() {
        return sources;
    }

    /** Stops them side by side, so that one that is slow to end does not keep the others. */
    @Override
    public void close() {
        sources.parallelStream().forEach(BrokerSource::close);
    }
}
