package city.talpuls.api.registry;

import city.talpuls.api.parameter.Form;
import city.talpuls.api.parameter.Histories;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.codec.BadCodecException;
import city.talpuls.codec.form.Codecs;
import city.talpuls.codec.profile.Translations;
import city.talpuls.model.measurement.Position;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.registry.ClockCheck;
import city.talpuls.model.registry.CodecForm;
import city.talpuls.model.registry.CodecSource;
import city.talpuls.model.registry.Derivation;
import city.talpuls.model.registry.EntryKey;
import city.talpuls.model.registry.Gateway;
import city.talpuls.model.registry.History;
import city.talpuls.model.registry.Profile;
import city.talpuls.model.registry.ProfileProperty;
import city.talpuls.model.registry.PropertyChecks;
import city.talpuls.model.registry.RegistryId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Reads and checks what operators write, of each kind that is simple: all but devices. */
@Singleton
final class Reading {

    private final Codecs codecs;
    private final Translations translations;

    Reading(@Named("api") Codecs codecs, @Named("api") Translations translations) {
        this.codecs = codecs;
        this.translations = translations;
    }

    Desk<CodecSource, CodecAnswer> codecs(Entries entries) {
        return new Desk<>(
                entries,
                EntryKey.Kind.CODEC,
                CodecSource.class,
                Reading::codec,
                (handle, codec) -> requireThatItCompiles(codec),
                CodecAnswer::of,
                EntryKey.Kind.PROFILE);
    }

    Desk<Profile, ProfileAnswer> profiles(Entries entries) {
        return new Desk<>(
                entries,
                EntryKey.Kind.PROFILE,
                Profile.class,
                Reading::profile,
                (handle, profile) -> check(entries, handle, profile),
                ProfileAnswer::of,
                EntryKey.Kind.DEVICE);
    }

    Desk<Gateway, GatewayAnswer> gateways(Entries entries) {
        return new Desk<>(
                entries,
                EntryKey.Kind.GATEWAY,
                Gateway.class,
                Reading::gateway,
                (handle, gateway) -> {},
                GatewayAnswer::of,
                null);
    }

    private static CodecSource codec(String id, Form form) {
        form.requiredText("form");
        CodecForm written = form.read("form", CodecForm::ofLabel);
        String source = form.text("source");
        if (written == null || (source == null && written != CodecForm.CAYENNE_LPP)) {
            throw form.wrong("source", "is missing");
        }
        return form.checked(
                RegistryId.isValid(id) ? "source" : "id",
                () -> new CodecSource(id, written, source == null ? "" : source));
    }

    private void requireThatItCompiles(CodecSource codec) {
        try {
            codecs.compile(codec.form(), codec.source());
        } catch (BadCodecException e) {
            throw ProblemException.badParameter("source", String.valueOf(e.getMessage()));
        }
    }

    private static Profile profile(String id, Form form) {
        String name = name(form);
        String codec = form.read("codec", text -> id("codec", text));
        Duration interval = form.read("interval", Reading::duration);
        List<ProfileProperty> properties = new ArrayList<>();
        for (Form property : form.objects("properties")) {
            properties.add(property(property));
        }
        History history = Histories.read(form, "history");
        List<PropertyChecks> checks =
                form.objects("checks").stream().map(ChecksForm::checks).toList();
        ClockCheck clock = ChecksForm.clock(form.object("clock"));
        long different =
                checks.stream().map(PropertyChecks::property).distinct().count();
        if (different < checks.size()) {
            throw form.wrong("checks", "has a property twice");
        }
        return form.checked(
                RegistryId.isValid(id) ? "properties" : "id",
                () -> new Profile(id, name, codec, interval, properties, history, checks, clock));
    }

    private static String name(Form form) {
        String name = form.requiredText("name");
        if (name.isBlank()) {
            throw form.wrong("name", "is empty");
        }
        return name;
    }

    private static String id(String of, String text) {
        if (!RegistryId.isValid(text)) {
            throw new IllegalArgumentException("there is no " + of + " '" + text + "'");
        }
        return text;
    }

    static Duration duration(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.isPositive()) {
                return duration;
            }
            throw new IllegalArgumentException("an interval is longer than zero, not '" + text + "'");
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("an interval is ISO 8601 such as PT30M, not '" + text + "'", e);
        }
    }

    private static ProfileProperty property(Form form) {
        String from = form.requiredText("from");
        String name = form.requiredText("property");
        Property property = form.checked("property", () -> new Property(name));
        String unit = form.text("unit");
        Derivation derive = form.read("derive", Derivation::ofLabel);
        Double min = form.number("min");
        Double max = form.number("max");
        form.requireNothingElse();
        if (min != null && max != null && min > max) {
            throw form.wrong("min", "is above max");
        }
        return form.checked("from", () -> new ProfileProperty(from, property, unit, derive, min, max));
    }

    private void check(Entries entries, Handle handle, Profile profile) {
        String codec = profile.codec();
        if (codec != null
                && entries.hold(handle, CodecSource.class, new EntryKey(EntryKey.Kind.CODEC, codec))
                        .isEmpty()) {
            throw ProblemException.badParameter("codec", "there is no codec '" + codec + "'");
        }
        for (String wrong : translations.check(profile)) {
            int colon = wrong.indexOf(':');
            throw ProblemException.badParameter(wrong.substring(0, colon), wrong.substring(colon + 2));
        }
    }

    private static Gateway gateway(String id, Form form) {
        String name = name(form);
        Position location = Answers.location(form);
        return form.checked("id", () -> new Gateway(id, name, location));
    }
}
