package city.talpuls.api.readings;

import io.swagger.v3.oas.annotations.media.Schema;

/** A page of one series or of several. */
@Schema(
        description =
                "The series of one device; with `group=device` those of several; with `spatial` that of several devices together",
        oneOf = {ReadingsAnswer.class, GroupedAnswer.class, SpatialAnswer.class})
sealed interface SeriesAnswer permits ReadingsAnswer, GroupedAnswer, SpatialAnswer {}
