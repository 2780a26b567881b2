package city.talpuls.api.alerts;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.parameter.Cursor;
import city.talpuls.api.parameter.District;
import city.talpuls.api.parameter.Form;
import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Moment;
import city.talpuls.api.parameter.Page;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Severity;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What somebody had to know. */
@Controller("/api/v1/alerts")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.READER)
@Tag(name = "alerts", description = "When somebody has to know")
final class AlertController {

    private final Alerts alerts;

    AlertController(Alerts alerts) {
        this.alerts = alerts;
    }

    @Get
    @Operation(operationId = "listAlerts", summary = "Alerts, those raised last first")
    Page<Alert> list(
            @Parameter(
                            description =
                                    "Which: those that are up, of these only those that nobody has acknowledged, those that are over, or all",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"open", "unacknowledged", "cleared", "all"},
                                            defaultValue = "open"))
                    @QueryValue(defaultValue = "open")
                    StateChoice state,
            @Parameter(
                            description = "Only those of this severity or a higher one",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"info", "warning", "critical"}))
                    @QueryValue
                    @Nullable
                    Severity severity,
            @Parameter(description = "Only those of this rule") @QueryValue @Nullable String rule,
            @Parameter(description = "Only those of this device", schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    DeviceId device,
            @Parameter(
                            description = "Only those of devices that stand in this district",
                            schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    District district,
            @Parameter(
                            description = "Raised at this time or later",
                            schema = @Schema(type = "string", format = "date-time"))
                    @QueryValue
                    @Nullable
                    Moment from,
            @Parameter(description = "Raised before this time", schema = @Schema(type = "string", format = "date-time"))
                    @QueryValue
                    @Nullable
                    Moment to,
            @Parameter(
                            description = "The most items in this answer",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "10000", defaultValue = "1000"))
                    @QueryValue(defaultValue = "1000")
                    Limit limit,
            @Parameter(description = "The next of the answer before", schema = @Schema(type = "string"))
                    @QueryValue
                    @Nullable
                    Cursor cursor) {
        return alerts.page(new Filter(state, severity, rule, device, district, from, to), cursor, limit);
    }

    @Get("/{id}")
    @Operation(operationId = "getAlert", summary = "One alert with all that happened to it")
    AlertStory one(
            @Parameter(description = "Its id", example = "flood:gauge-1:2026-11-23T10:00:00Z") @PathVariable
                    String id) {
        return alerts.story(id);
    }

    @Needs(Role.OPERATOR)
    @Post("/{id}/acknowledge")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "acknowledgeAlert",
            summary = "Says that somebody has seen it",
            description = "It stays up until it is over. Who acknowledges it again changes name and note.")
    @RequestBody(
            description = "Who has seen it",
            content = @Content(schema = @Schema(implementation = Acknowledgement.class)))
    Alert acknowledge(
            @Parameter(description = "Its id", example = "flood:gauge-1:2026-11-23T10:00:00Z") @PathVariable String id,
            @Body byte[] body) {
        return alerts.acknowledge(id, Acknowledgement.read(Form.of(body)));
    }
}
