package city.talpuls.simulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.simulator.chance.Seed;
import city.talpuls.simulator.valley.Outline;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetTest {

    private static final List<Format> ALL = List.of(Format.values());
    private static final Seed SEED = new Seed(42);
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void theSameSeedPlansTheSameFleet() {
        assertThat(described(new Seed(7), 200)).isEqualTo(described(new Seed(7), 200));
    }

    @Test
    void anotherSeedPlansOtherDevices() {
        assertThat(Fleet.planned(new Seed(1), 120, ALL).devices())
                .extracting(SimulatedDevice::devEui)
                .doesNotContainAnyElementsOf(Fleet.planned(new Seed(2), 120, ALL).devices().stream()
                        .map(SimulatedDevice::devEui)
                        .toList());
    }

    @Test
    void aLargerFleetContainsTheSmallerOne() {
        assertThat(described(SEED, 500).subList(0, 120)).isEqualTo(described(SEED, 120));
    }

    @Test
    void idsAndNamesAreThereOnceOnly() {
        List<SimulatedDevice> devices = Fleet.planned(SEED, 5_000, ALL).devices();

        assertThat(devices).extracting(SimulatedDevice::id).doesNotHaveDuplicates();
        assertThat(devices).extracting(SimulatedDevice::devEui).doesNotHaveDuplicates();
        assertThat(devices).extracting(SimulatedDevice::name).doesNotHaveDuplicates();
    }

    @Test
    void everyDeviceStandsInTheCity() {
        var outline = Outline.shipped();

        assertThat(Fleet.planned(SEED, 2_000, ALL).devices())
                .allSatisfy(device -> assertThat(outline.contains(device.position()))
                        .as("%s at %s", device.name(), device.position())
                        .isTrue());
    }

    @Test
    void theDemoHasAllKindsInTheirShares() {
        List<SimulatedDevice> devices = Fleet.planned(SEED, 120, ALL).devices();

        assertThat(Kind.values())
                .allSatisfy(kind -> assertThat(devices)
                        .filteredOn(SimulatedDevice::kind, kind)
                        .hasSize(kind.share()));
        assertThat(ALL)
                .allSatisfy(format -> assertThat(devices)
                        .filteredOn(SimulatedDevice::format, format)
                        .hasSizeGreaterThan(5));
    }

    @Test
    void aHandfulOfDevicesIsAlreadyMixed() {
        assertThat(Fleet.planned(SEED, 10, ALL).devices())
                .extracting(SimulatedDevice::kind)
                .contains(Kind.values());
    }

    @Test
    void onlyTheWantedFormatsAreSpoken() {
        assertThat(Arrays.asList(Format.values()))
                .allSatisfy(format -> assertThat(
                                Fleet.planned(SEED, 60, List.of(format)).devices())
                        .extracting(SimulatedDevice::format)
                        .containsOnly(format));
    }

    @Test
    void namesAreReadableAndIdsFitTheirFormat() {
        List<SimulatedDevice> devices = Fleet.planned(SEED, 120, ALL).devices();

        assertThat(devices).extracting(SimulatedDevice::name).contains("Pegel Kluserbrücke", "Luftmessstation Gathe");
        assertThat(devices).extracting(SimulatedDevice::devEui).allMatch(eui -> eui.matches("[0-9a-f]{16}"));
        assertThat(devices).extracting(SimulatedDevice::id).allMatch(DeviceId::isValid);
        assertThat(devices)
                .filteredOn(SimulatedDevice::format, Format.TTN)
                .extracting(SimulatedDevice::id)
                .allMatch(id -> id.matches("[a-z0-9](?:-?[a-z0-9]){2,35}"));
    }

    @Test
    void aNameTooLongForTheThingsStackIsShortened() {
        assertThat(NamePlates.thingsStackId("Glascontainer Gathe 12")).isEqualTo("glascontainer-gathe-12");
        assertThat(NamePlates.thingsStackId("Glascontainer Friedrich-Engels-Allee 64"))
                .isEqualTo("glas-friedrich-engels-allee-64");
        assertThat(NamePlates.thingsStackId("Elektrokleingeräte Friedrich-Engels-Allee 64"))
                .hasSize(36)
                .startsWith("elektrokleingeraete-");
    }

    @Test
    void aFleetOfNobodyIsRefused() {
        assertThatThrownBy(() -> Fleet.planned(SEED, 0, ALL)).hasMessageContaining("not 0");
        assertThatThrownBy(() -> Fleet.planned(SEED, 1, List.of())).hasMessageContaining("format");
    }

    /** Everything that the outside can notice of a fleet's devices. */
    private static List<String> described(Seed seed, int devices) {
        return Fleet.planned(seed, devices, ALL).devices().stream()
                .map(device -> String.join(
                        " ",
                        device.id(),
                        device.devEui(),
                        device.name(),
                        device.position().toString(),
                        device.format().word(),
                        device.course().at(NOON, device.interval()).toString()))
                .toList();
    }
}
