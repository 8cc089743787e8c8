/**
 * Distances and areas on the ellipsoid of WGS84, by GeographicLib.
 *
 * C. F. F. Karney, "Algorithms for geodesics", J. Geodesy 87, 43-55 (2013).
 */
import geodesic from "geographiclib-geodesic";

/** @typedef {import("../state/types.js").LonLat} LonLat */

const { WGS84 } = geodesic.Geodesic;

/**
 * Metres, and degrees clockwise from north, from one position to another.
 *
 * @param {LonLat} from
 * @param {LonLat} to
 */
export function bearing(from, to) {
  const { s12 = 0, azi1 = 0 } = WGS84.Inverse(from[1], from[0], to[1], to[0]);
  return { metres: s12, azimuth: azi1 };
}

/** @param {LonLat} a @param {LonLat} b */
export const distanceM = (a, b) => bearing(a, b).metres;

/** @param {readonly LonLat[]} path */
export const lengthM = (path) =>
  path.slice(1).reduce((sum, at, index) => sum + distanceM(path[index], at), 0);

/**
 * The area in a ring whose edges are geodesics, whichever way it turns. Of a ring that crosses
 * itself the parts on one side are taken from those on the other.
 *
 * @param {readonly LonLat[]} ring  closed or not
 */
export function areaM2(ring) {
  const polygon = WGS84.Polygon(false);
  for (const [lon, lat] of ring) polygon.AddPoint(lat, lon);
  return Math.abs(polygon.Compute(false, true).area ?? 0);
}

/**
 * The geodesic between two positions as a line of short pieces, for a map that would draw it
 * straight.
 *
 * @param {LonLat} a
 * @param {LonLat} b
 * @param {number} step  longest piece, m
 * @returns {LonLat[]}
 */
export function geodesicLine(a, b, step) {
  const line = WGS84.InverseLine(a[1], a[0], b[1], b[0]);
  const count = Math.max(1, Math.ceil(line.s13 / step));
  /** @type {LonLat[]} */
  const path = [a];
  for (let index = 1; index < count; index++) {
    const { lon2 = 0, lat2 = 0 } = line.Position((line.s13 * index) / count);
    path.push([lon2, lat2]);
  }
  return [...path, b];
}
