/**
 * What stands and lies where, for placing names: symbols by place, polygons by layer.
 */

/**
 * The symbols that stand on a place, by its position.
 *
 * @param {import("../state/types.js").Island} island
 * @returns {Map<string, import("../state/types.js").SymbolImage>}
 */
export function symbolsByPlace(island) {
  const found = new Map();
  for (const element of island.elements) {
    if (element.t === "symbol") found.set(element.at.join(), island.symbols[element.symbol]);
  }
  return found;
}

/**
 * The polygons of each layer, all its features together.
 *
 * @param {import("../state/types.js").Island} island
 * @returns {Map<string, import("../state/types.js").LonLat[][][]>}
 */
export function polygonsByLayer(island) {
  const found = new Map();
  for (const element of island.elements) {
    if (element.t !== "area") continue;
    found.set(element.layer, [...(found.get(element.layer) ?? []), ...element.areas[0]]);
  }
  return found;
}
