/**
 * The data of the page: read once from its element, frozen, and never turned into markup.
 */
import { inflateSync } from "fflate";

/** @typedef {import("./types.js").Island} Island */

const ID = "geomap-data";
const SCHEMA = "geomap-page/2";

/** Units of packed positions in a degree. */
const UNITS = 1e5;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const CARRY = 32;

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

/**
 * Undo the packing of a line: longitude and latitude in turn, each position after the first as its
 * difference from the one before, each number in digits of five bits, the lowest first.
 *
 * @param {string} packed
 * @returns {import("./types.js").LonLat[]}
 */
export function unpack(packed) {
  /** @type {number[]} */
  const numbers = [];
  let value = 0;
  let power = 1;
  for (const letter of packed) {
    const digit = ALPHABET.indexOf(letter);
    value += (digit % CARRY) * power;
    power *= CARRY;
    if (digit >= CARRY) continue;
    numbers.push(value % 2 ? -(value - 1) / 2 : value / 2);
    value = 0;
    power = 1;
  }
  /** @type {import("./types.js").LonLat[]} */
  const positions = [];
  let lon = 0;
  let lat = 0;
  for (let index = 0; index < numbers.length; index += 2) {
    lon += numbers[index];
    lat += numbers[index + 1];
    positions.push([lon / UNITS, lat / UNITS]);
  }
  return positions;
}

/**
 * A packed shape as its parts: polygons as rings, lines as one path each.
 *
 * @param {string} packed
 * @returns {import("./types.js").LonLat[][][]}
 */
const opened = (packed) => packed.split("|").map((part) => part.split(" ").map(unpack));

/** The text of the data element: JSON, deflated and written in base64 to keep the file small. */
function readText() {
  const element = document.getElementById(ID);
  if (!element) throw new Error(`the page has no element #${ID}`);
  const bytes = Uint8Array.from(atob(element.textContent ?? ""), (letter) => letter.charCodeAt(0));
  return new TextDecoder().decode(inflateSync(bytes));
}

/** @returns {Island} */
export function readIsland() {
  const island = JSON.parse(readText());
  if (island.schema !== SCHEMA) {
    throw new Error(`the page's data are ${island.schema}, this script reads ${SCHEMA}`);
  }
  // Shapes stay unfrozen: they are the bulk of the data and are only ever copied from.
  const { elements, shapes, ...rest } = island;
  const parts = shapes.map(opened);
  /** @param {any} element */
  function whole(element) {
    const { rings, path, ...others } = element;
    if (rings)
      return { ...others, areas: rings.map((/** @type {number} */ index) => parts[index]) };
    return path === undefined ? element : { ...others, paths: parts[path].flat() };
  }
  return Object.freeze({ ...freeze(rest), elements: elements.map(whole) });
}
