/**
 * A position that the reader typed, marked on the map as exactly as it was typed.
 */
import L from "../leaflet.js";

/** Closest view that going to a position brings. */
const CLOSEST = 13;

/**
 * @param {any} map
 * @param {{release: () => void}} view
 */
export function createPin(map, view) {
  const pane = map.createPane("gm-pin");
  pane.style.zIndex = "640";
  pane.style.pointerEvents = "none";
  const quiet = { pane: "gm-pin", interactive: false, color: "#1F2328", fill: false };
  /** @type {any[]} */
  let marks = [];

  function clear() {
    for (const mark of marks) mark.remove();
    marks = [];
  }

  /** @param {{lon: number, lat: number, radius_m: number}} place */
  function go({ lon, lat, radius_m: radius }) {
    clear();
    const at = L.latLng(lat, lon);
    marks = [
      L.circle(at, { ...quiet, radius, weight: 1.5, dashArray: "4 3" }),
      L.circleMarker(at, { ...quiet, radius: 9, weight: 4, color: "#FFFFFF" }),
      L.circleMarker(at, { ...quiet, radius: 9, weight: 2 }),
      L.circleMarker(at, { ...quiet, radius: 1.5, weight: 2, fill: true }),
    ];
    for (const mark of marks) mark.addTo(map);
    view.release();
    const around = at.toBounds(Math.max(20 * radius, 2000));
    map.fitBounds(around, { maxZoom: CLOSEST });
  }
  map.on("click", clear);
  return { go };
}
