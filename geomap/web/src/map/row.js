/**
 * Several symbols of one place in a row beside it, tied to it by one line.
 */
import { boxOf, crosses, grown, meet, middleOf } from "./boxes.js";

/** @typedef {import("./boxes.js").Box} Box */
/** @typedef {import("./boxes.js").Spot} Spot */

/** Clear space around a row and between its symbols, px. */
const GAP = 3;
/** Distances from the place at which a row is tried, px. */
const APART = [10, 20, 32, 46, 60];

/**
 * @typedef {object} Row
 * @property {Spot[]} places  top left corner of each symbol, in order
 * @property {Spot} tie  where the line from the place ends
 */

/**
 * Find the nearest free place for a row: beside, above or below, or as a column.
 *
 * @param {Spot} home
 * @param {readonly {width: number, height: number}[]} symbols
 * @param {import("./boxes.js").BoxIndex} taken
 * @param {readonly [Spot, Spot][]} pieces  of the line of reference, which no row may lie over
 * @returns {Row | null}
 */
export function rowBeside(home, symbols, taken, pieces) {
  for (const apart of APART) {
    for (const upright of [false, true]) {
      const { width, height, places } = laidOut(symbols, upright);
      for (const box of boxesAround(home, width, height, apart)) {
        if (taken.meets(grown(box, GAP))) continue;
        // On the other side of the line the symbols would tell another story.
        const middle = middleOf(box);
        if (pieces.some(([a, b]) => crosses(a, b, box) || meet(home, middle, a, b))) continue;
        return {
          places: places.map(({ x, y }) => ({ x: box.left + x, y: box.top + y })),
          tie: {
            x: Math.min(Math.max(home.x, box.left), box.right),
            y: Math.min(Math.max(home.y, box.top), box.bottom),
          },
        };
      }
    }
  }
  return null;
}

/**
 * @param {readonly {width: number, height: number}[]} symbols
 * @param {boolean} upright
 */
function laidOut(symbols, upright) {
  /** @type {Spot[]} */
  const places = [];
  let along = 0;
  for (const { width, height } of symbols) {
    places.push(upright ? { x: 0, y: along } : { x: along, y: 0 });
    along += (upright ? height : width) + GAP;
  }
  along -= GAP;
  const across = Math.max(...symbols.map(({ width, height }) => (upright ? width : height)));
  return {
    places,
    width: upright ? across : along,
    height: upright ? along : across,
  };
}

/**
 * Boxes of a size around a place: above and below, to the sides, then at the corners.
 *
 * @param {Spot} home
 * @param {number} w
 * @param {number} h
 * @param {number} apart
 */
function boxesAround({ x, y }, w, h, apart) {
  const [left, right] = [x - apart - w, x + apart];
  const [above, below] = [y - apart - h, y + apart];
  /** @type {[number, number][]} */
  const corners = [
    [x - w / 2, above],
    [right, y - h / 2],
    [left, y - h / 2],
    [x - w / 2, below],
    [right - apart, above],
    [left + apart, above],
    [right - apart, below],
    [left + apart, below],
  ];
  return corners.map(([boxLeft, top]) => boxOf(boxLeft, top, w, h));
}
