package city.talpuls.ingest.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Messages of gateways that speak to Talpuls directly: SenML or flat JSON. */
@Controller("/api/v1/uplinks")
final class UplinkController {

    private final Pushes pushes;

    UplinkController(Pushes pushes) {
        this.pushes = pushes;
    }

    @Post
    @Consumes({"application/senml+json", MediaType.APPLICATION_JSON})
    CompletionStage<HttpResponse<?>> push(
            @RequestAttribute(Sender.ATTRIBUTE) Sender sender,
            @QueryValue @Nullable String device,
            HttpRequest<byte[]> request) {
        if (device == null || !Pushes.isLevel(device)) {
            return Pushes.noLevel("device");
        }
        return pushes.take(sender, "talpuls/v1/" + sender.name() + "/" + device + "/up", Pushes.bytes(request));
    }
}
