// The zone whose clocks the page shows: the city's, wherever the reader is.
export const CITY_ZONE = "Europe/Berlin";
