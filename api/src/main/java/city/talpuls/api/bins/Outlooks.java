package city.talpuls.api.bins;

import city.talpuls.model.measurement.DeviceId;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What other rooms may know of bins, by the usual threshold. */
@Singleton
public final class Outlooks {

    private static final Threshold USUAL = new Threshold(80);

    private final BinStates bins;

    Outlooks(BinStates bins) {
        this.bins = bins;
    }

    /** By device; those that are no bins are left out. One is asked for by itself, several together with all there are. */
    public Map<String, Outlook> of(Collection<String> devices) {
        List<BinStates.Known> known = devices.size() == 1
                ? bins.of(new DeviceId(devices.iterator().next())).stream().toList()
                : devices.isEmpty() ? List.of() : bins.all();
        Set<String> wanted = Set.copyOf(devices);
        return known.stream()
                .map(bin -> Bin.of(bin, USUAL))
                .filter(bin -> wanted.contains(bin.device()))
                .collect(Collectors.toMap(
                        Bin::device,
                        bin -> new Outlook(bin.level(), bin.time(), bin.emptiedAt(), bin.needsEmptyingBy())));
    }
}
