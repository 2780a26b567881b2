package city.talpuls.api.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;

/** The page that shows the description of the API. It is found with and without a slash at its end, also behind a proxy's path. */
@Hidden
@Controller("/api")
final class ContractPage {

    private static final String PAGE = "/public/api/index.html";

    private final byte[] page;

    ContractPage() {
        try (InputStream file = ContractPage.class.getResourceAsStream(PAGE)) {
            if (file == null) {
                throw new IllegalStateException(PAGE + " is missing");
            }
            page = file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Get(produces = MediaType.TEXT_HTML)
    HttpResponse<?> page(HttpRequest<?> request) {
        return request.getPath().endsWith("/") ? HttpResponse.ok(page) : HttpResponse.redirect(URI.create("api/"));
    }
}
