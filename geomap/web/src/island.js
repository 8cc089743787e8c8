/**
 * The data of the page: read once from its element, frozen, and never turned into markup.
 */

/** @typedef {import("./types.js").Island} Island */

const ID = "geomap-data";
const SCHEMA = "geomap-page/1";

/**
 * @template T
 * @param {T} value
 * @returns {T}
 */
function freeze(value) {
  if (value === null || typeof value !== "object" || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) freeze(inner);
  return Object.freeze(value);
}

/** Units of packed positions in a degree. */
const UNITS = 1e5;

/**
 * Undo the packing of positions: longitude and latitude in turn, in whole units, each position
 * after the first as its difference from the one before.
 *
 * @param {readonly number[]} packed
 * @returns {import("./types.js").LonLat[]}
 */
export function unpack(packed) {
  /** @type {import("./types.js").LonLat[]} */
  const positions = [];
  let lon = 0;
  let lat = 0;
  for (let index = 0; index < packed.length; index += 2) {
    lon += packed[index];
    lat += packed[index + 1];
    positions.push([lon / UNITS, lat / UNITS]);
  }
  return positions;
}

/**
 * @param {any} element  as in the page
 * @returns {import("./types.js").Element}
 */
function unpacked(element) {
  const { polygons, paths } = element;
  if (polygons) {
    const opened = polygons.map((/** @type {number[][]} */ rings) => rings.map(unpack));
    return { ...element, polygons: opened };
  }
  return paths ? { ...element, paths: paths.map(unpack) } : element;
}

/** @returns {Island} */
export function readIsland() {
  const element = document.getElementById(ID);
  if (!element) throw new Error(`the page has no element #${ID}`);
  const island = JSON.parse(element.textContent ?? "");
  if (island.schema !== SCHEMA) {
    throw new Error(`the page's data are ${island.schema}, this script reads ${SCHEMA}`);
  }
  // Coordinates stay unfrozen: they are the bulk of the data and are only ever copied from.
  const { elements, ...rest } = island;
  return Object.freeze({ ...freeze(rest), elements: elements.map(unpacked) });
}

/**
 * Look up a text of the interface and fill in its `{placeholders}`.
 *
 * @param {Island} island
 * @returns {(key: string, values?: Record<string, string | number>) => string}
 */
export function wordsOf(island) {
  return (key, values = {}) => {
    const text = Object.hasOwn(island.words, key) ? island.words[key] : key;
    return text.replace(/\{(\w+)\}/g, (whole, name) =>
      Object.hasOwn(values, name) ? String(values[name]) : whole,
    );
  };
}

/**
 * The symbols that stand on a place, by its position.
 *
 * @param {Island} island
 * @returns {Map<string, import("./types.js").SymbolImage>}
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
 * @param {Island} island
 * @returns {Map<string, import("./types.js").LonLat[][][]>}
 */
export function polygonsByLayer(island) {
  const found = new Map();
  for (const { t, layer, polygons } of /** @type {any[]} */ (island.elements)) {
    if (t === "area") found.set(layer, [...(found.get(layer) ?? []), ...polygons]);
  }
  return found;
}
