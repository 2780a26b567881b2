// The libraries the map is built on, as the platform delivers them (their classic builds, loaded by index.html): Leaflet draws
// it, Supercluster gathers what lies close together on it.
export const { L, Supercluster } = globalThis;
