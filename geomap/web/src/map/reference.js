/**
 * The line of reference on the screen: what stands on one side of it must not stray to the other.
 */
import { crosses } from "./boxes.js";

/** @typedef {import("./boxes.js").Spot} Spot */

/**
 * @param {any} map
 * @param {import("../state/types.js").Page} page
 */
export function createReference(map, { island, store }) {
  // It is the line that is drawn over a casing.
  const lines = island.elements.filter(
    (element) => element.t === "line" && island.styles[element.style]?.casing,
  );

  /**
   * The pieces of the line that meet a box, in px of the map's layers.
   *
   * @param {import("./boxes.js").Box} view
   * @returns {[Spot, Spot][]}
   */
  return function piecesIn(view) {
    /** @type {[Spot, Spot][]} */
    const pieces = [];
    for (const line of lines) {
      if (line.t !== "line" || !store.shows(line.layer)) continue;
      for (const path of line.paths) {
        const spots = path.map(([lon, lat]) => map.latLngToLayerPoint([lat, lon]));
        for (let i = 1; i < spots.length; i++) {
          if (crosses(spots[i - 1], spots[i], view)) pieces.push([spots[i - 1], spots[i]]);
        }
      }
    }
    return pieces;
  };
}
