/**
 * What lies near a feature, as far as can be told: the place of a report is a circle or an area,
 * and it may be anywhere in it.
 */
import { leastBetween, mostBetween, planeAround } from "./plane.js";

/** @typedef {import("../state/types.js").LonLat} LonLat */
/** @typedef {import("../state/types.js").Element} Element */
/** @typedef {import("./plane.js").Part} Part */

/**
 * @typedef {object} Place
 * @property {Part[]} parts
 * @property {Element[]} elements  one of them drawn is enough for the place to show
 * @property {[west: number, south: number, east: number, north: number]} box  degrees
 *
 * @typedef {object} Neighbour
 * @property {string} feature
 * @property {number} least_m
 * @property {number} most_m
 */

/** The shortest degrees of latitude and of the equator, in m, so that boxes are never too small. */
const [DEGREE_NORTH, DEGREE_EAST] = [110_574, 111_319];

/** @type {WeakMap<import("../state/types.js").Island, Map<string, Place>>} */
const known = new WeakMap();

/** @param {Element} element @returns {Part[]} */
function partsOf(element) {
  switch (element.t) {
    case "area":
      return element.areas[0].map((lines) => ({ lines, filled: true, radius_m: 0 }));
    case "line":
      return element.paths.map((path) => ({ lines: [path], filled: false, radius_m: 0 }));
    case "circle":
      return [{ lines: [[element.at]], filled: false, radius_m: element.radius_m }];
    case "symbol":
      return [{ lines: [[element.at]], filled: false, radius_m: 0 }];
    default:
      return [{ lines: [[element.at[0]]], filled: false, radius_m: 0 }];
  }
}

/**
 * A box in degrees that is wider on every side.
 *
 * @param {Place["box"]} box
 * @param {number} metres
 * @returns {Place["box"]}
 */
function widened([west, south, east, north], metres) {
  const up = metres / DEGREE_NORTH;
  const poleward = Math.min(89, Math.max(Math.abs(south - up), Math.abs(north + up)));
  const aside = metres / (DEGREE_EAST * Math.cos((poleward * Math.PI) / 180));
  return [west - aside, south - up, east + aside, north + up];
}

/** @param {readonly Part[]} parts @returns {Place["box"]} */
function boxOf(parts) {
  const box = /** @type {Place["box"]} */ ([Infinity, Infinity, -Infinity, -Infinity]);
  for (const [lon, lat] of parts.flatMap(({ lines }) => lines.flat())) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return widened(box, Math.max(...parts.map(({ radius_m }) => radius_m)));
}

/**
 * What tells best where a feature is. Symbols stand in circles and callouts in areas only so as
 * to be seen; each is the place where there is nothing better.
 *
 * @param {Element[]} elements
 */
function placeOf(elements) {
  for (const kinds of [["area", "line", "circle"], ["symbol"], ["label"]]) {
    const chosen = elements.filter(({ t }) => kinds.includes(t));
    const parts = chosen.flatMap(partsOf);
    if (parts.length) return { parts, elements: chosen, box: boxOf(parts) };
  }
  return null;
}

/** @param {import("../state/types.js").Island} island @returns {Map<string, Place>} */
function placesOf(island) {
  const former = known.get(island);
  if (former) return former;
  /** @type {Map<string, Element[]>} */
  const drawn = new Map();
  for (const element of island.elements) {
    const { feature } = element;
    if (feature === null) continue;
    const list = drawn.get(feature);
    if (list) list.push(element);
    else drawn.set(feature, [element]);
  }
  const places = new Map();
  for (const [feature, elements] of drawn) {
    const place = placeOf(elements);
    if (place) places.set(feature, place);
  }
  known.set(island, places);
  return places;
}

/** @param {Place["box"]} a @param {Place["box"]} b */
const meets = (a, b) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/**
 * Other features that may be within a distance of one: reports that show, and what has a symbol in
 * a layer that does (places, crossings, camps). The nearest come first.
 *
 * @param {import("../state/types.js").Page} page
 * @param {string} feature
 * @param {number} withinM
 * @returns {Neighbour[]}  none for a feature without a place
 */
export function nearby(page, feature, withinM) {
  const places = placesOf(page.island);
  const own = places.get(feature);
  if (!own) return [];
  const [west, south, east, north] = own.box;
  const flatten = planeAround([(west + east) / 2, (south + north) / 2]);
  const flat = own.parts.map(flatten);
  const reach = widened(own.box, withinM);
  /** @type {Neighbour[]} */
  const found = [];
  for (const [other, place] of places) {
    if (other === feature || !meets(reach, place.box)) continue;
    const counts = page.picture.isReport(other) || place.elements.every(({ t }) => t === "symbol");
    if (!counts || !place.elements.some(page.picture.draws)) continue;
    const pairs = place.parts.map(flatten).flatMap((b) => flat.map((a) => ({ a, b })));
    const least = Math.min(...pairs.map(({ a, b }) => leastBetween(a, b)));
    if (least > withinM) continue;
    const most = Math.max(...pairs.map(({ a, b }) => mostBetween(a, b)));
    found.push({ feature: other, least_m: least, most_m: most });
  }
  return found.sort((a, b) => a.least_m - b.least_m || a.most_m - b.most_m);
}
