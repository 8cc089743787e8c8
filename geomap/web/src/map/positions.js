/**
 * Positions that a label may take, before anything is known about what is in the way.
 *
 * @typedef {import("./boxes.js").Box} Box
 * @typedef {import("./boxes.js").Spot} Spot
 *
 * @typedef {object} Candidate
 * @property {number} x  left of the text
 * @property {number} y  top of the text
 * @property {number} cost
 * @property {Spot} anchor
 * @property {boolean} tied  whether a line leads to the anchor if it is far
 * @property {() => boolean} [allowed]  asked last, because it takes long
 */
import { grown } from "./boxes.js";

/** What each next best of the places beside a point costs. */
const STEP = 1;

/**
 * The eight places beside a point or a symbol, the most readable first.
 *
 * @param {Box} box
 * @param {number} w
 * @param {number} h
 * @param {number} distance  of the box from the thing itself; beyond it a line leads back
 * @returns {Candidate[]}
 */
export function besideBox(box, w, h, distance) {
  const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  const slant = (box.right - box.left) / 5;
  const { left, right, top, bottom } = grown(box, 2);
  const places = [
    [right, middle.y - h / 2],
    [right - slant, top - h + 2],
    [right - slant, bottom - 2],
    [left - w, middle.y - h / 2],
    [middle.x - w / 2, top - h],
    [middle.x - w / 2, bottom],
    [left - w + slant, top - h + 2],
    [left - w + slant, bottom - 2],
  ];
  return places.map(([x, y], index) => ({
    x,
    y,
    cost: distance + index * STEP,
    anchor: middle,
    tied: distance > 0,
  }));
}

/**
 * Shifts of a callout: on its anchor, then in widening rounds about it.
 *
 * @param {number} w
 * @param {number} h
 * @returns {[number, number][]}
 */
export function around(w, h) {
  /** @type {[number, number][]} */
  const shifts = [[0, 0]];
  for (const reach of [1, 2, 3]) {
    const dx = (w / 2 + 8) * (reach === 1 ? 0.5 : reach - 1);
    const dy = (h + 6) * reach * 0.75;
    shifts.push([0, -dy], [0, dy], [dx, 0], [-dx, 0], [dx, -dy], [-dx, -dy], [dx, dy], [-dx, dy]);
  }
  return shifts;
}

/**
 * Shifts of the name of an area: a grid about its anchor, the middle first.
 *
 * @param {number} reach
 */
export function grid(reach) {
  /** @type {[number, number][]} */
  const shifts = [];
  for (let dy = -reach; dy <= reach; dy += 10) {
    for (let dx = -reach; dx <= reach; dx += 10) shifts.push([dx, dy]);
  }
  return shifts.sort((a, b) => Math.hypot(...a) - Math.hypot(...b));
}

/**
 * The corners of a text, from its middle.
 *
 * @param {number} w
 * @param {number} h
 * @returns {[number, number][]}
 */
export function corners(w, h) {
  return [
    [-w / 2, -h / 2],
    [w / 2, -h / 2],
    [w / 2, h / 2],
    [-w / 2, h / 2],
  ];
}

/**
 * Shifts that bring the name of a small area beside it.
 *
 * @param {number} w
 * @param {number} h
 * @returns {[number, number][]}
 */
export function outsideOf(w, h) {
  return [46, 70].flatMap((reach) =>
    [0, 1, 2, 3, 4, 5, 6, 7].map((eighth) => {
      const angle = (eighth * Math.PI) / 4;
      const dx = Math.cos(angle) * (reach + w / 2);
      return /** @type {[number, number]} */ ([dx, Math.sin(angle) * (reach + h / 2)]);
    }),
  );
}
