package city.talpuls.ingest.http;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says in the description of a controller why a message that is pushed may not be kept. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ApiResponse(
        responseCode = "4XX",
        description =
                "It is not: 400 names the parameter at fault; 401 without a login, 403 where the login may not send; 413 beyond 1 MiB",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(type = "object")))
@ApiResponse(
        responseCode = "503",
        description = "It is not, since Kafka is away or too busy; say it again after Retry-After",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(type = "object")))
@interface TakesMessages {}
