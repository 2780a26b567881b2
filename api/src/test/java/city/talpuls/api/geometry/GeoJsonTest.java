package city.talpuls.api.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeoJsonTest {

    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Point           | [7, 51]                                    | POINT (7 51)
            Point           | [7, 51, 160.5]                             | POINT (7 51)
            MultiPoint      | [[7, 51], [8, 52]]                         | MULTIPOINT ((7 51), (8 52))
            LineString      | [[7, 51], [8, 52]]                         | LINESTRING (7 51, 8 52)
            MultiLineString | [[[7, 51], [8, 52]]]                       | MULTILINESTRING ((7 51, 8 52))
            Polygon         | [[[7, 51], [8, 51], [8, 52], [7, 51]]]     | POLYGON ((7 51, 8 51, 8 52, 7 51))
            MultiPolygon    | [[[[7, 51], [8, 51], [8, 52], [7, 51]]]]   | MULTIPOLYGON (((7 51, 8 51, 8 52, 7 51)))
            """)
    void aGeometryIsReadWithItsLongitudeFirst(String type, String coordinates, String text) throws Exception {
        assertThat(GeoJson.geometry(node(type, coordinates)).toText()).isEqualTo(text);
    }

    @Test
    void aPolygonMayHaveHoles() throws Exception {
        var polygon = GeoJson.geometry(
                node(
                        "Polygon",
                        "[[[0, 0], [9, 0], [9, 9], [0, 0]], [[5, 1], [6, 1], [6, 2], [5, 1]], [[7, 3], [8, 3], [8, 4], [7, 3]]]"));

        assertThat(polygon.toText())
                .isEqualTo("POLYGON ((0 0, 9 0, 9 9, 0 0), (5 1, 6 1, 6 2, 5 1), (7 3, 8 3, 8 4, 7 3))");
    }

    @Test
    void aCollectionHasAllThatIsInIt() throws Exception {
        String collection =
                "{\"type\": \"GeometryCollection\", \"geometries\": [{\"type\": \"Point\", \"coordinates\": [7, 51]}]}";
        String features = "{\"type\": \"FeatureCollection\", \"features\": [" + feature("[7, 51]") + ", "
                + feature("[8, 52]") + "]}";

        assertThat(GeoJson.geometry(json.readTree(collection)).toText()).isEqualTo("GEOMETRYCOLLECTION (POINT (7 51))");
        assertThat(GeoJson.anything(json.readTree(features)).toText())
                .isEqualTo("GEOMETRYCOLLECTION (POINT (7 51), POINT (8 52))");
    }

    @Test
    void aPlaceIsAGeometryOrAFeatureAndNoCollectionOfThem() throws Exception {
        assertThat(GeoJson.place(json.readTree(feature("[7, 51]"))).toText()).isEqualTo("POINT (7 51)");
        assertThatThrownBy(() -> GeoJson.place(json.readTree("{\"type\": \"FeatureCollection\", \"features\": []}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is 'FeatureCollection'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Circle     | [7, 51]                                              | is no GeoJSON: its type has to be that of a geometry, or Feature around one, and is 'Circle'
            Point      | 7                                                    | has no list where GeoJSON has one of coordinates: 7
            Point      | []                                                   | has no list where GeoJSON has one of coordinates: []
            Point      | [7]                                                  | has a position that is not [longitude, latitude]: [7]
            Point      | ['7', 51]                                            | has a position that is not [longitude, latitude]: ['7',51]
            Point      | [379000, 5680000]                                    | has a position that is not on the earth, longitude first, in degrees: 379000.0, 5680000.0
            LineString | [[7, 51]]                                            | has a line of fewer than two positions: [[7,51]]
            Polygon    | [[[7, 51], [8, 51], [8, 52]]]                        | has a ring that is not of four positions or more with the first at its end: [[7,51],[8,51],[8,52]]
            Polygon    | [[[7, 51], [8, 51], [8, 52], [7, 52]]]               | has a ring that is not of four positions or more with the first at its end: [[7,51],[8,51],[8,52],[7,52]]
            """)
    void whatIsWrongIsSaidBehindTheNameOfWhatWasGiven(String type, String coordinates, String mistake) {
        assertThatThrownBy(() -> GeoJson.geometry(node(type, coordinates.replace('\'', '"'))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(mistake.replace('\'', type.equals("Circle") ? '\'' : '"'));
    }

    @Test
    void anAreaThatCrossesItselfIsReadAndIsNotValid() throws Exception {
        var bowTie = GeoJson.geometry(node("Polygon", "[[[7, 51], [8, 52], [8, 51], [7, 52], [7, 51]]]"));

        assertThatThrownBy(() -> GeoJson.valid(bowTie))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("is no valid geometry: Self-intersection");
    }

    private static String feature(String position) {
        return "{\"type\": \"Feature\", \"geometry\": {\"type\": \"Point\", \"coordinates\": " + position + "}}";
    }

    private JsonNode node(String type, String coordinates) throws JsonProcessingException {
        return json.createObjectNode().put("type", type).set("coordinates", json.readTree(coordinates));
    }
}
