/**
 * Rectangles and lines in pixels: the small geometry behind labels and fans.
 *
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 * @typedef {{x: number, y: number}} Spot
 */

/**
 * @param {number} left
 * @param {number} top
 * @param {number} width
 * @param {number} height
 * @returns {Box}
 */
export const boxOf = (left, top, width, height) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

/**
 * @param {Box} box
 * @param {number} by
 * @returns {Box}
 */
export const grown = (box, by) => ({
  left: box.left - by,
  top: box.top - by,
  right: box.right + by,
  bottom: box.bottom + by,
});

/**
 * @param {Box} a
 * @param {Box} b
 */
export const overlap = (a, b) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * @param {Box} inner
 * @param {Box} outer
 */
export const within = (inner, outer) =>
  inner.left >= outer.left &&
  inner.right <= outer.right &&
  inner.top >= outer.top &&
  inner.bottom <= outer.bottom;

/** Size of the cells of an index, px: about a symbol or a short word. */
const CELL = 64;

/** Boxes kept by cells, so that asking what one meets does not walk over all of them. */
export function createBoxIndex() {
  /** @type {Map<string, Box[]>} */
  const cells = new Map();

  /** @param {Box} box */
  function keysOf({ left, top, right, bottom }) {
    const keys = [];
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x++) {
      for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y++)
        keys.push(`${x} ${y}`);
    }
    return keys;
  }

  return {
    /** @param {Box} box */
    add(box) {
      for (const key of keysOf(box)) {
        const cell = cells.get(key);
        if (cell) cell.push(box);
        else cells.set(key, [box]);
      }
    },
    /** @param {Box} box */
    meets: (box) =>
      keysOf(box).some((key) => cells.get(key)?.some((other) => overlap(box, other)) ?? false),
  };
}

/** @typedef {ReturnType<typeof createBoxIndex>} BoxIndex */

/**
 * Whether a straight piece of line meets a box.
 *
 * @param {Spot} a
 * @param {Spot} b
 * @param {Box} box
 */
export function crosses(a, b, box) {
  if (Math.max(a.x, b.x) < box.left || Math.min(a.x, b.x) > box.right) return false;
  if (Math.max(a.y, b.y) < box.top || Math.min(a.y, b.y) > box.bottom) return false;
  const inside = (/** @type {Spot} */ p) =>
    p.x >= box.left && p.x <= box.right && p.y >= box.top && p.y <= box.bottom;
  if (inside(a) || inside(b)) return true;
  // The four corners on one side of the line: it passes by.
  const side = (/** @type {number} */ x, /** @type {number} */ y) =>
    Math.sign((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x));
  const sides = [
    side(box.left, box.top),
    side(box.right, box.top),
    side(box.right, box.bottom),
    side(box.left, box.bottom),
  ];
  return !sides.every((s) => s === sides[0]);
}

/**
 * Whether two straight pieces of line meet.
 *
 * @param {Spot} a
 * @param {Spot} b
 * @param {Spot} c
 * @param {Spot} d
 */
export function meet(a, b, c, d) {
  const side = (/** @type {Spot} */ p, /** @type {Spot} */ q, /** @type {Spot} */ r) =>
    Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}

/**
 * Whether a position lies in a polygon, holes left out (even-odd rule).
 *
 * @param {import("../state/types.js").LonLat} position
 * @param {readonly import("../state/types.js").LonLat[][]} rings
 */
export function contains([x, y], rings) {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i];
      const [xj, yj] = ring[j];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
  }
  return inside;
}

/**
 * @param {Box} box
 * @returns {Spot}
 */
export const middleOf = ({ left, top, right, bottom }) => ({
  x: (left + right) / 2,
  y: (top + bottom) / 2,
});
