// The city's ground as the page draws it: outline, districts and river out of valley.geojson, fetched once.
let fetched = null;

/** The whole GeoJSON. A failure is not kept, so that it can be asked for again. */
export function fetchGround() {
  fetched ??= fetch(new URL("../../valley.geojson", import.meta.url))
    .then((response) => {
      if (!response.ok) {
        throw new Error(`valley.geojson: ${response.status}`);
      }
      return response.json();
    })
    .catch((failure) => {
      fetched = null;
      throw failure;
    });
  return fetched;
}

/** The districts by name, in the order of the file. */
export async function fetchDistricts() {
  return featuresOf(await fetchGround(), "area").map(({ properties }) => properties.name);
}

export function featuresOf(ground, kind) {
  return ground.features.filter(({ properties }) => properties.kind === kind);
}
