/**
 * Where the lines of a grid run: meridians and parallels, and the lines of UTM in every zone.
 */
import { fromUtm, hemisphereOf, NORTHMOST, SOUTHMOST, toUtm } from "./utm.js";

/** @typedef {import("../state/types.js").LonLat} LonLat */

/**
 * @typedef {object} View  degrees
 * @property {number} west
 * @property {number} south
 * @property {number} east
 * @property {number} north
 *
 * @typedef {object} ZoneInfo
 * @property {number} zone
 * @property {string} band
 *
 * @typedef {View & ZoneInfo} Cell  what shows of one band of one zone
 *
 * @typedef {object} Line
 * @property {"easting" | "northing"} axis  which of them is the same along the line
 * @property {number} value  m
 * @property {LonLat[]} path  from the south or the west on
 */

/** Edges of zones, exceptions too, are at multiples of these degrees; bands are as high as those. */
const [STRIP, BAND] = [3, 8];
/** Degrees that a position is put inside a cell, so that it belongs to no neighbour. */
const INSIDE = 1e-9;
/** Pieces that a line is drawn in; UTM's are bent by less than a pixel in each. */
const PIECES = 24;

/**
 * The round step of lines of which at most so many fit into a length.
 *
 * @param {number} length
 * @param {number} most
 */
export function roundStep(length, most) {
  const power = 10 ** Math.floor(Math.log10(length / most));
  const factor = [1, 2, 5, 10].find((known) => length / (known * power) <= most) ?? 10;
  return factor * power;
}

/**
 * Multiples of a step between two numbers.
 *
 * @param {number} from
 * @param {number} to
 * @param {number} step
 */
export function multiples(from, to, step) {
  const first = Math.ceil(from / step);
  const count = Math.max(0, Math.floor(to / step) - first + 1);
  return Array.from({ length: count }, (_, index) => (first + index) * step);
}

/**
 * The zones and bands in a view, with Norway's and Svalbard's as they are.
 *
 * @param {View} view
 * @returns {Cell[]}
 */
export function cellsIn({ west, south, east, north }) {
  /** @type {Cell[]} */
  const cells = [];
  const [lowest, highest] = [Math.max(south, SOUTHMOST), Math.min(north, NORTHMOST)];
  for (let bottom = Math.floor(lowest / BAND) * BAND; bottom < highest; bottom += BAND) {
    // X, the last, is half as high again.
    const isLast = bottom + 2 * BAND > NORTHMOST;
    const rows = {
      south: Math.max(bottom, lowest),
      north: Math.min(isLast ? NORTHMOST : bottom + BAND, highest),
    };
    /** @type {Cell | undefined} */
    let last;
    for (let left = Math.floor(west / STRIP) * STRIP; left < east; left += STRIP) {
      const there = toUtm(left + STRIP / 2, (rows.south + rows.north) / 2);
      if (!there) continue;
      const right = Math.min(left + STRIP, east);
      if (last?.zone === there.zone) last.east = right;
      else {
        last = {
          ...rows,
          west: Math.max(left, west),
          east: right,
          zone: there.zone,
          band: there.band,
        };
        cells.push(last);
      }
    }
    if (isLast) break;
  }
  return cells;
}

/**
 * The lines of UTM in a cell, cut at its edges.
 *
 * @param {Cell} cell
 * @param {number} step  m
 * @returns {Line[]}
 */
export function linesIn(cell, step) {
  const { zone, band, west, south, east, north } = cell;
  const marks = [0, 0.25, 0.5, 0.75, 1];
  const across = (/** @type {number} */ part) => west + INSIDE + part * (east - west - 2 * INSIDE);
  const up = (/** @type {number} */ part) => south + INSIDE + part * (north - south - 2 * INSIDE);
  // Extremes lie on the edges, and all edges bend evenly.
  const around = marks.flatMap((part) => [
    toUtm(across(part), up(0)),
    toUtm(across(part), up(1)),
    toUtm(across(0), up(part)),
    toUtm(across(1), up(part)),
  ]);
  // Zones may be divided between the ends of a cell that touches an exception; those are left out.
  const spots = around
    .filter((spot) => spot?.zone === zone)
    .map((spot) => /** @type {any} */ (spot));
  /** @param {"easting" | "northing"} axis @returns {[number, number]} */
  const rangeOf = (axis) => {
    const values = spots.map((spot) => spot[axis]);
    return [Math.min(...values), Math.max(...values)];
  };
  const ranges = { easting: rangeOf("easting"), northing: rangeOf("northing") };

  /** @param {"easting" | "northing"} axis @returns {Line[]} */
  const along = (axis) => {
    const [from, to] = ranges[axis === "easting" ? "northing" : "easting"];
    return multiples(...ranges[axis], step).map((value) => {
      const line = Array.from({ length: PIECES + 1 }, (_, index) => {
        const other = from + ((to - from) * index) / PIECES;
        const [x, y] = axis === "easting" ? [value, other] : [other, value];
        const [lon, lat] = fromUtm(zone, hemisphereOf(band), x, y);
        // Beside the cell, however its longitudes are counted.
        const turn = Math.round(((west + east) / 2 - lon) / 360) * 360;
        return /** @type {LonLat} */ ([lon + turn, lat]);
      });
      return { axis, value, path: cut(line, cell) };
    });
  };
  return [...along("easting"), ...along("northing")].filter(({ path }) => path.length > 1);
}

/**
 * What of a line lies in a cell. A line of UTM enters it once.
 *
 * @param {LonLat[]} line
 * @param {View} cell
 * @returns {LonLat[]}
 */
function cut(line, { west, south, east, north }) {
  /** @type {LonLat[]} */
  const path = [];
  for (let index = 1; index < line.length; index++) {
    const [a, b] = [line[index - 1], line[index]];
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    // Liang and Barsky, ACM Transactions on Graphics 3 (1984): parts of the piece where it enters
    // and leaves the four half planes.
    let [enters, leaves] = [0, 1];
    for (const [by, room] of [
      [-dx, a[0] - west],
      [dx, east - a[0]],
      [-dy, a[1] - south],
      [dy, north - a[1]],
    ]) {
      if (by < 0) enters = Math.max(enters, room / by);
      else if (by > 0) leaves = Math.min(leaves, room / by);
      else if (room < 0) leaves = -1;
    }
    if (enters >= leaves) continue;
    if (!path.length) path.push([a[0] + enters * dx, a[1] + enters * dy]);
    path.push([a[0] + leaves * dx, a[1] + leaves * dy]);
  }
  return path;
}
