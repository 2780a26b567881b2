package city.talpuls.streams.registry;

import city.talpuls.codec.BadCodecException;
import city.talpuls.codec.Codec;
import city.talpuls.codec.Decoded;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.registry.AlertRule;
import city.talpuls.model.registry.CodecSource;
import city.talpuls.model.registry.EntryKey;
import city.talpuls.model.registry.Gateway;
import city.talpuls.model.registry.Profile;
import city.talpuls.model.registry.Recipient;
import city.talpuls.model.registry.Registration;
import city.talpuls.model.registry.RegistryEntry;
import city.talpuls.streams.alerts.Watchlist;
import city.talpuls.streams.decode.Equipment;
import city.talpuls.streams.quality.Rules;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What is registered at the moment. One thread writes, any may read; a reader sees a device with its old equipment or
 * with its new, nothing between.
 */
final class Book {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Until Java has compiled what decodes, payloads may take ten times as long; so have scripts their time, too. */
    private static final int COLD_RUNS = 1_000;

    private static final int COLD_FACTOR = 10;

    private final Catalogue.Compiler compiler;
    private final Catalogue.Translations translations;
    private final Map<EntryKey, RegistryEntry> shipped = new HashMap<>();
    private final Map<String, Codec> codecs = new ConcurrentHashMap<>();
    private final Map<String, Profile> profiles = new ConcurrentHashMap<>();
    private final Map<DeviceId, Registration> registrations = new ConcurrentHashMap<>();
    private final Map<DeviceId, Equipment> equipments = new ConcurrentHashMap<>();
    private final Map<String, Rules> rules = new ConcurrentHashMap<>();
    private final Map<String, AlertRule> alertRules = new ConcurrentHashMap<>();
    private final AtomicReference<Watchlist> watchlist = new AtomicReference<>(Watchlist.EMPTY);
    private final AtomicInteger edition = new AtomicInteger();
    private final AtomicInteger runs = new AtomicInteger();
    private final Equipment plain;

    /**
     * @param shipped what is there unless an entry of the same key counts instead
     */
    Book(
            Catalogue.Compiler compiler,
            Catalogue.Translations translations,
            Collection<? extends RegistryEntry> shipped) {
        this.compiler = compiler;
        this.translations = translations;
        this.plain = new Equipment(null, translations.of(null, Map.of()));
        for (RegistryEntry entry : shipped) {
            this.shipped.put(entry.key(), entry);
            put(entry);
        }
    }

    /** Takes an entry over, which counts instead of the one with its key. */
    void put(RegistryEntry entry) {
        switch (entry) {
            case CodecSource codec -> {
                codecs.put(codec.id(), compiled(codec));
                forgetAll();
            }
            case Profile profile -> {
                profiles.put(profile.id(), profile);
                rules.put(profile.id(), Rules.of(profile));
                forgetAll();
            }
            case Registration registration -> {
                registrations.put(registration.device(), registration);
                forget(registration.device());
            }
            case AlertRule rule -> {
                alertRules.put(rule.id(), rule);
                watchlist.set(new Watchlist(alertRules.values()));
            }
            case Gateway gateway -> {
                // No message is understood another way for it.
            }
            case Recipient recipient -> {
                // Whoever tells alerts reads it in the database.
            }
        }
    }

    /** Takes an entry away; what is shipped under its key is there again. */
    void remove(EntryKey key) {
        RegistryEntry before = shipped.get(key);
        if (before != null) {
            put(before);
            return;
        }
        switch (key.kind()) {
            case CODEC -> {
                codecs.remove(key.id());
                forgetAll();
            }
            case PROFILE -> {
                profiles.remove(key.id());
                rules.remove(key.id());
                forgetAll();
            }
            case DEVICE -> {
                if (DeviceId.isValid(key.id())) {
                    registrations.remove(new DeviceId(key.id()));
                    forget(new DeviceId(key.id()));
                }
            }
            case RULE -> {
                alertRules.remove(key.id());
                watchlist.set(new Watchlist(alertRules.values()));
            }
            case GATEWAY, RECIPIENT -> {}
        }
    }

    private void forgetAll() {
        edition.incrementAndGet();
        equipments.clear();
    }

    private void forget(DeviceId device) {
        edition.incrementAndGet();
        equipments.remove(device);
    }

    /** What operators decided about the device, if they did. */
    Optional<Registration> registration(DeviceId device) {
        return Optional.ofNullable(registrations.get(device));
    }

    /** When readings of the device are doubtful: as its profile says, or that for all which have none. */
    Rules rules(DeviceId device) {
        Registration registration = registrations.get(device);
        String profile =
                registration == null || registration.profile() == null ? Profile.DEFAULT : registration.profile();
        return rules.getOrDefault(profile, Rules.NONE);
    }

    /** The alert rules that count. */
    Watchlist watchlist() {
        return watchlist.get();
    }

    /** How often the device speaks, as its registration says, or its profile. */
    Optional<Duration> interval(DeviceId device) {
        Optional<Registration> registration = registration(device);
        Optional<Duration> own = registration.map(Registration::interval);
        return own.isPresent()
                ? own
                : registration.map(Registration::profile).map(profiles::get).map(Profile::interval);
    }

    /** How the device is to be understood. */
    Equipment equipment(DeviceId device) {
        Registration registration = registrations.get(device);
        if (registration == null) {
            return plain;
        }
        Equipment known = equipments.get(device);
        if (known != null) {
            return known;
        }
        int before = edition.get();
        Equipment made = made(registration);
        equipments.put(device, made);
        if (edition.get() != before) {
            // Made of what counts no longer; the next message has it made anew.
            equipments.remove(device);
        }
        return made;
    }

    private Equipment made(Registration registration) {
        Profile profile = registration.profile() == null ? null : profiles.get(registration.profile());
        Codec codec = profile == null || profile.codec() == null ? null : codecs.get(profile.codec());
        return new Equipment(
                codec == null
                        ? null
                        : new PatientCodec(codec, this::fair, System::nanoTime, THREADS::getCurrentThreadCpuTime),
                translations.of(profile, registration.settings()));
    }

    /** How long the next payload may take before it costs its device something. */
    private Duration fair() {
        boolean warm = runs.get() > COLD_RUNS || runs.incrementAndGet() > COLD_RUNS;
        return warm ? PatientCodec.FAIR : PatientCodec.FAIR.multipliedBy(COLD_FACTOR);
    }

    /** A codec that cannot be compiled, which the API refuses, says so for each payload. */
    private Codec compiled(CodecSource source) {
        try {
            return compiler.compile(source.form(), source.source());
        } catch (BadCodecException e) {
            var failure = new Decoded.Failure(
                    Decoded.Fault.FAILED, List.of("the codec " + source.id() + " is none: " + e.getMessage()));
            return frame -> failure;
        }
    }
}
