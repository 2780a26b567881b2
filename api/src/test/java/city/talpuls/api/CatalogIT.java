package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.riot.Lang;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What open-data portals harvest. */
@ExtendWith(RunningApi.class)
class CatalogIT {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String DCAT = "http://www.w3.org/ns/dcat#";
    private static final String DCT = "http://purl.org/dc/terms/";
    private static final String DCATAP = "http://data.europa.eu/r5r/";
    private static final String DCATDE = "http://dcat-ap.de/def/dcatde/";
    private static final String HYDRA = "http://www.w3.org/ns/hydra/core#";
    private static final String PM10 = "/catalog/datasets/pm10%3AElberfeld";

    private final TestApi api;
    private final TestDatabase rows;
    private static final CatalogShapes SHAPES = new CatalogShapes();

    CatalogIT(TestApi api) {
        this.api = api;
        this.rows = api.empty()
                .device("dev-1", "Gathe", "Elberfeld", 51.26, 7.14)
                .device("dev-2", "Kluse", "Elberfeld", 51.25, 7.15)
                .device("dev-3", "Rathaus", "Barmen", 51.27, 7.2)
                .device("secret", "Im Hof", "Ronsdorf", 51.22, 7.2)
                .deviceNowhere("nowhere")
                .datastream(1, "dev-1", "pm10", "ug/m3")
                .datastream(2, "dev-2", "pm10", "ug/m3")
                .datastream(3, "dev-3", "temperature", "Cel")
                .datastream(4, "secret", "temperature", "Cel")
                .datastream(5, "nowhere", "temperature", "Cel")
                .datastream(6, "dev-3", "Größe & Zahl: <b>", null)
                .reading(1, NOON, 21)
                .reading(2, NOON.plusSeconds(3600), 23)
                .reading(2, NOON.minusSeconds(7200), 23)
                .reading(3, NOON, 5)
                .reading(4, NOON, 5)
                .reading(5, NOON, 5)
                .reading(6, NOON, 5)
                .aggregated();
        rows.execute("UPDATE device SET visibility = 'internal' WHERE id = 'secret'");
    }

    @Test
    void theCatalogueHoldsWhatDcatApDeDemands() {
        Model catalog = catalog("/catalog");

        assertThat(SHAPES.violations(catalog)).isEmpty();
        assertThat(SHAPES.olderWords(catalog)).isEmpty();
    }

    @Test
    void eachDatasetHoldsItByItself() {
        for (RDFNode dataset : datasets(catalog("/catalog"))) {
            String path = dataset.asResource().getURI().replaceFirst("http://[^/]*", "");

            assertThat(SHAPES.violations(catalog(path))).as(path).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        DCT + "title,pm10",
        DCT + "publisher,pm10",
        DCT + "description,catalog",
        DCT + "license,csv",
        DCAT + "accessURL,csv",
        DCAT + "theme,pm10",
        DCATDE + "contributorID,pm10",
        DCATAP + "applicableLegislation,pm10",
        DCAT + "endpointURL,rest",
        DCT + "format,parquet"
    })
    void aCatalogueThatLacksSomethingDoesNotPass(String what, String where) {
        Model catalog = catalog("/catalog");
        Resource subject = catalog.getResource(
                switch (where) {
                    case "catalog" -> url("/catalog");
                    case "rest" -> url("/catalog#rest");
                    case "pm10" -> url(PM10);
                    default -> url(PM10) + "#" + where;
                });
        List<Statement> taken =
                catalog.listStatements(subject, property(what), (RDFNode) null).toList();
        assertThat(taken).isNotEmpty();

        catalog.remove(taken);

        assertThat(SHAPES.violations(catalog)).isNotEmpty();
    }

    @Test
    void eachPropertyAndDistrictThatEverybodyMaySeeIsADataset() {
        assertThat(datasets(catalog("/catalog")))
                .extracting(RDFNode::toString)
                .containsExactlyInAnyOrder(
                        url(PM10),
                        url("/catalog/datasets/temperature%3ABarmen"),
                        url("/catalog/datasets/Gr%C3%B6%C3%9Fe%20%26%20Zahl%3A%20%3Cb%3E%3ABarmen"),
                        url("/catalog/datasets/devices"),
                        url("/catalog/datasets/sensorthings"));
    }

    @Test
    void anInternalDeviceIsInNoneWhoeverAsks() {
        assertThat(api.get("/catalog").text()).doesNotContain("Ronsdorf");
        assertThat(api.get("/catalog/datasets/temperature:Ronsdorf").status()).isEqualTo(404);
    }

    @Test
    void aDatasetSaysWhatItIsWhereAndFromWhenToWhen() {
        Model described = catalog(PM10);
        Resource dataset = described.getResource(url(PM10));

        assertThat(texts(dataset, DCT + "title"))
                .containsExactlyInAnyOrder("Feinstaub PM10 in Elberfeld@de", "PM10 in Elberfeld@en");
        assertThat(dataset.getPropertyResourceValue(property(DCAT + "theme")).getURI())
                .endsWith("data-theme/ENVI");
        assertThat(dataset.getPropertyResourceValue(property(DCATAP + "hvdCategory"))
                        .getURI())
                .isEqualTo("http://data.europa.eu/bna/c_dd313021");
        assertThat(described.getResource(url(PM10) + "#time"))
                .returns("2026-11-23T10:00:00Z", time -> text(time, DCAT + "startDate"))
                .returns("2026-11-23T13:00:00Z", time -> text(time, DCAT + "endDate"));
        assertThat(text(described.getResource(url(PM10) + "#place"), DCAT + "bbox"))
                .isEqualTo("POLYGON ((7.14 51.25, 7.15 51.25, 7.15 51.26, 7.14 51.26, 7.14 51.25))");
        assertThat(dataset.listProperties(property(DCT + "spatial")).toList())
                .extracting(statement -> statement.getResource().getURI())
                .contains("http://dcat-ap.de/def/politicalGeocoding/municipalityKey/05124000");
    }

    @ParameterizedTest
    @CsvSource({"csv,2", "ndjson,3", "geojson,3", "parquet,1"})
    void eachFileCanBeDownloadedFromItsBeginning(String ending, int most) {
        Resource file = catalog(PM10).getResource(url(PM10) + "#" + ending);
        URI all = URI.create(
                file.getPropertyResourceValue(property(DCAT + "downloadURL")).getURI());

        TestApi.Answer answer = api.send(HttpRequest.newBuilder(all).build());

        assertThat(answer.status()).isEqualTo(200);
        if (ending.equals("ndjson")) {
            assertThat(answer.text().lines()).hasSize(most);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "text/turtle,text/turtle;charset=utf-8",
        "application/ld+json,application/ld+json",
        "application/rdf+xml,application/rdf+xml",
        "'application/rdf+xml;q=0.5, application/ld+json',application/ld+json",
        "'text/html, */*;q=0.8',text/turtle;charset=utf-8"
    })
    void aHarvesterSaysWhichFormItReads(String accepted, String type) {
        TestApi.Answer answer = api.send(HttpRequest.newBuilder(api.uri("/catalog"))
                .header("Accept", accepted)
                .build());

        assertThat(answer.header("Content-Type")).isEqualTo(type);
        assertThat(answer.header("Vary")).contains("Accept");
    }

    @Test
    void aFormThatNobodyWritesIsRefused() {
        TestApi.Answer answer = api.send(HttpRequest.newBuilder(api.uri("/catalog"))
                .header("Accept", "image/png")
                .build());

        assertThat(answer.status()).isEqualTo(406);
    }

    @Test
    void allFormsSayTheSame() {
        Model turtle = CatalogShapes.parse(api.get("/catalog.ttl").text(), Lang.TURTLE);

        assertThat(turtle.size()).isGreaterThan(100);
        assertThat(CatalogShapes.parse(api.get("/catalog.jsonld").text(), Lang.JSONLD)
                        .isIsomorphicWith(turtle))
                .isTrue();
        assertThat(CatalogShapes.parse(api.get("/catalog.rdf").text(), Lang.RDFXML)
                        .isIsomorphicWith(turtle))
                .isTrue();
        assertThat(api.get("/catalog/datasets/pm10:Elberfeld.rdf").header("Content-Type"))
                .isEqualTo("application/rdf+xml");
    }

    @Test
    void whoHasItAlreadyIsToldSo() {
        String tag = api.get("/catalog").header("ETag");

        TestApi.Answer again = api.send(HttpRequest.newBuilder(api.uri("/catalog"))
                .header("If-None-Match", tag)
                .build());

        assertThat(again.status()).isEqualTo(304);
        rows.reading(3, NOON.plusSeconds(60), 6);
        assertThat(api.get("/catalog").header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void manyDatasetsAreManyPagesEachOfWhichHoldsTheDemands() {
        for (int i = 0; i < 120; i++) {
            rows.datastream(100 + i, "dev-1", "channel_" + i, "V").reading(100 + i, NOON, i);
        }
        var found = new ArrayList<RDFNode>();
        String next = "/catalog";
        while (next != null) {
            TestApi.Answer answer = api.get(next);
            Model page = CatalogShapes.parse(answer.text(), Lang.TURTLE);
            assertThat(SHAPES.violations(page)).as(next).isEmpty();
            found.addAll(datasets(page));
            List<RDFNode> links =
                    page.listObjectsOfProperty(property(HYDRA + "next")).toList();
            next = links.isEmpty() ? null : links.getFirst().toString().replaceFirst("http://[^/]*", "");
            assertThat(answer.header("Link")).isEqualTo(next == null ? "" : "<" + url(next) + ">; rel=\"next\"");
        }

        assertThat(found).hasSize(125).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/catalog?page=0",
                "/catalog?page=x",
                "/catalog?limit=7",
                "/catalog?page=1&page=2",
                "/catalog?page=-1"
            })
    void aQuestionThatIsNoneIsRefused(String path) {
        assertThat(api.get(path).status()).isEqualTo(400);
        assertThat(api.get(path).json().get("field").asText()).isIn("page", "limit");
    }

    @Test
    void aPageAfterTheLastIsNone() {
        assertThat(api.get("/catalog?page=2").status()).isEqualTo(404);
    }

    @Test
    void theCityDecidesWhoSpeaksAndUnderWhichTerms() {
        var settings = Map.<String, Object>of(
                "talpuls.catalog.base-address", "https://data.example.org/talpuls",
                "talpuls.catalog.publisher", "Stadt Remscheid",
                "talpuls.catalog.contact-mail", "daten@example.org",
                "talpuls.catalog.licence", "cc-by/4.0",
                "talpuls.catalog.attribution", "© Stadt Remscheid");
        try (var other = api.again(settings)) {
            String text = api.sendAsItIs(HttpRequest.newBuilder(URI.create(other.getURL() + "/catalog"))
                            .build())
                    .text();

            Model catalog = CatalogShapes.parse(text, Lang.TURTLE);
            assertThat(SHAPES.violations(catalog)).isEmpty();
            assertThat(text)
                    .contains(
                            "https://data.example.org/talpuls/catalog",
                            "Stadt Remscheid",
                            "mailto:daten@example.org",
                            "http://dcat-ap.de/def/licenses/cc-by/4.0",
                            "© Stadt Remscheid")
                    .doesNotContain("127.0.0.1", "dl-by-de");
        }
    }

    private Model catalog(String path) {
        return CatalogShapes.parse(api.get(path).text(), Lang.TURTLE);
    }

    private String url(String path) {
        return api.uri("").toString() + path;
    }

    private static List<RDFNode> datasets(Model catalog) {
        return catalog.listObjectsOfProperty(property(DCAT + "dataset")).toList();
    }

    private static Property property(String address) {
        return ResourceFactory.createProperty(address);
    }

    private static String text(Resource subject, String what) {
        return subject.getProperty(property(what)).getLiteral().getLexicalForm();
    }

    private static List<String> texts(Resource subject, String what) {
        return subject.listProperties(property(what)).toList().stream()
                .map(statement -> statement.getLiteral().getLexicalForm() + "@" + statement.getLanguage())
                .toList();
    }
}
