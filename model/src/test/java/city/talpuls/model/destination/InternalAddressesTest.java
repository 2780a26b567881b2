package city.talpuls.model.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InternalAddressesTest {

    private static final InternalAddresses STRICT = InternalAddresses.allowing(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "239.255.255.250",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:7f00:1",
                "::ffff:192.168.0.1",
                "::7f00:1",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "2001:0:1:2:3:4:5:6",
                "2002:7f00:1::",
                "fc00::1",
                "fd12:3456:789a::1",
                "fe80::1",
                "fe80::1%1",
                "fec0::1",
                "ff02::1"
            })
    void whatIsNotOfTheInternetIsRefused(String address) {
        assertThat(STRICT.refuse(address)).isTrue();
        assertThat(STRICT.refuse("a-harmless-name.example.org", InetAddress.ofLiteral(address)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "127.1",
                "0",
                "0177.0.0.1",
                "0x7f000001",
                "0x7f.1",
                "017700000001",
                "[::1]",
                "localhost",
                "LocalHost",
                "a.localhost"
            })
    void otherWaysToWriteTheSameAreRefused(String host) {
        assertThat(STRICT.refuse(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "64:ff9b::101:101"
            })
    void itsNeighboursOnTheInternetAreNot(String address) {
        assertThat(STRICT.refuse(address)).isFalse();
    }

    @Test
    void aNameSaysNothingBeforeItIsLookedUp() {
        assertThat(STRICT.refuse("desk.example.org")).isFalse();
        assertThat(STRICT.refuse("127.0.0.1.example.org")).isFalse();
    }

    @Test
    void aCityMayAllowNetworksAndHostsOfItsOwn() {
        var ours = InternalAddresses.allowing(List.of("10.1.0.0/17", "fd00::/8", "192.168.7.9", " Desk.Intern "));

        assertThat(ours.refuse("10.1.127.255")).isFalse();
        assertThat(ours.refuse("10.1.128.0")).isTrue();
        assertThat(ours.refuse("fd00::7")).isFalse();
        assertThat(ours.refuse("fc00::7")).isTrue();
        assertThat(ours.refuse("192.168.7.9")).isFalse();
        assertThat(ours.refuse("192.168.7.8")).isTrue();
        assertThat(ours.refuse("desk.intern", InetAddress.ofLiteral("172.16.0.9")))
                .isFalse();
        assertThat(ours.refuse("other.intern", InetAddress.ofLiteral("172.16.0.9")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/-1", "fd00::/129", "/8", "http://desk", "a b"})
    void whatIsNoNetworkAndNoNameStopsTheStart(String allowed) {
        var one = List.of(allowed);

        assertThatThrownBy(() -> InternalAddresses.allowing(one)).isInstanceOf(IllegalArgumentException.class);
    }
}
