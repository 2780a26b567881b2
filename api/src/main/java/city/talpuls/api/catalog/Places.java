package city.talpuls.api.catalog;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where everything is found.
 *
 * @param base of the api, without a slash at its end
 */
record Places(String base) {

    static final String CATALOG = "/catalog";
    static final String DATASETS = CATALOG + "/datasets/";

    String catalog() {
        return base + CATALOG;
    }

    String page(int number) {
        return number == 1 ? catalog() : catalog() + "?page=" + number;
    }

    String dataset(String id) {
        return base + DATASETS + encoded(id);
    }

    String publisher() {
        return catalog() + "#publisher";
    }

    String contact() {
        return catalog() + "#contact";
    }

    String rest() {
        return catalog() + "#rest";
    }

    String sensorThings() {
        return catalog() + "#sensorthings";
    }

    /** What an offer has as a file. */
    String file(String ending, Offer offer) {
        return base + "/api/v1/readings." + ending + "?property=" + encoded(offer.property()) + "&district="
                + encoded(offer.district());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
