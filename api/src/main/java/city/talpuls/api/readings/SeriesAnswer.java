package city.talpuls.api.readings;

/** A page of one series or of several. */
sealed interface SeriesAnswer permits ReadingsAnswer, GroupedAnswer, SpatialAnswer {}
