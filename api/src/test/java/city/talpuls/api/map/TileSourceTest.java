package city.talpuls.api.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileSourceTest {

    @ParameterizedTest
    @CsvSource({
        "https://tiles.example.org/{z}/{x}/{y}.png, https://tiles.example.org",
        "http://127.0.0.1:8090/tiles/{z}/{x}/{y}.png?key=1, http://127.0.0.1:8090",
        "https://{s}.example.org/{z}/{x}/{y}.png, https://*.example.org"
    })
    void hasAnOrigin(String url, String origin) {
        assertThat(new TileSource(url, "").origin()).contains(origin);
    }

    @Test
    void mayBeNone() {
        assertThat(new TileSource(null, "").origin()).isEmpty();
        assertThat(new TileSource(" ", "").origin()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tiles.example.org/{z}/{x}/{y}.png",
                "https://tiles.example.org/{z}/{x}.png",
                "ftp://tiles.example.org/{z}/{x}/{y}.png",
                "https://tiles.example.org; script-src *;/{z}/{x}/{y}.png",
                "https://{a}.example.org/{z}/{x}/{y}.png",
                "https://-/{z}/{x}/{y}.png"
            })
    void isRefusedWhereItCannotBeMeant(String url) {
        assertThatThrownBy(() -> new TileSource(url, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("talpuls.map.tiles-url");
    }
}
