package city.talpuls.api.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.talpuls.api.problem.ProblemException;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Position;
import city.talpuls.model.registry.Registration;
import city.talpuls.model.registry.Setting;
import city.talpuls.model.registry.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTableTest {

    private static final Registration LAURENTIUSPLATZ = new Registration(
            new DeviceId("bin-7"),
            "Glas, Laurentiusplatz",
            new Position(51.2557, 7.1445),
            "milesight-em310-udl",
            Duration.ofMinutes(30),
            Map.of(Setting.BIN_DEPTH, 1500.5),
            Visibility.INTERNAL);

    private static final Registration NOTHING_DECIDED =
            new Registration(new DeviceId("bin-8"), null, null, null, null, Map.of(), null);

    @Test
    void eachLineIsADeviceAndAnEmptyCellIsNothing() {
        assertThat(read("""
                        id,name,latitude,longitude,profile,interval,binDepth,visibility
                        bin-7,"Glas, Laurentiusplatz",51.2557,7.1445,milesight-em310-udl,PT30M,1500.5,internal

                        bin-8,,,,,,,
                        """))
                .containsExactly(new DeviceTable.Row(2, LAURENTIUSPLATZ), new DeviceTable.Row(4, NOTHING_DECIDED));
    }

    @Test
    void aGermanSpreadsheetWritesSemicolonsDecimalCommasAndAMark() {
        String table = """
                id;name;latitude;longitude;profile;interval;binDepth;visibility
                bin-7;Glas, Laurentiusplatz;51,2557;7,1445;milesight-em310-udl;PT30M;1500,5;internal
                """;

        assertThat(read('\uFEFF' + table.replace("\n", "\r\n")))
                .containsExactly(new DeviceTable.Row(2, LAURENTIUSPLATZ));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                   | the table is empty",
                "id,colour/a,red                      | line 1: there is no column 'colour'; there are id, name",
                "id,name,id/a,b,c                     | line 1: the column 'id' is there twice",
                "name/a                               | line 1: the column 'id' is missing",
                "id,name/a                            | line 2: has 1 cells, where the first has 2",
                "id/a/b/a                             | line 4: the device 'a' stands in line 2 already",
                "id,name/,a                           | line 2: id is missing",
                "id/a b                               | line 2: a device id is",
                "id,latitude/a,51                     | line 2: location.longitude",
                "id,latitude,longitude/a,91,7         | line 2: a position is",
                "id,latitude,longitude/a,north,7      | line 2: latitude has to be a number, not 'north'",
                "id,binDepth/a,-5                     | line 2: binDepth",
                "id,interval/a,half an hour           | line 2: an interval is ISO 8601 such as PT30M, not 'half an hour'",
                "id,interval/a,PT-1S                  | line 2: an interval is longer than zero",
                "id,visibility/a,secret               | line 2: a visibility is public or internal",
                "id,name/a,\"b                        | no CSV",
            })
    void whatIsWrongIsNamedByItsLine(String table, String problem) {
        assertThatThrownBy(() -> read(table.replace('/', '\n')))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void ofManyMistakesTheFirstTenAreNamedAndTheOthersCounted() {
        String table = IntStream.range(0, 5_000).mapToObj(i -> "a b" + i).collect(Collectors.joining("\n", "id\n", ""));

        assertThatThrownBy(() -> read(table))
                .hasMessageContainingAll("line 2:", "line 11:", "and 4990 more lines are wrong");
    }

    @Test
    void whatIsNotUtf8IsNoTable() {
        assertThatThrownBy(() -> DeviceTable.read("id,name\na,Barmer Straße".getBytes(StandardCharsets.ISO_8859_1)))
                .hasMessageContaining("not UTF-8");
    }

    private static List<DeviceTable.Row> read(String table) {
        return DeviceTable.read(table.getBytes(StandardCharsets.UTF_8));
    }
}
