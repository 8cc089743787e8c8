/**
 * Shapes of the page as geometries of RFC 7946.
 */

/** @typedef {import("../state/types.js").LonLat} LonLat */

/** Fifth decimal place of a degree: about a metre. */
const UNITS = 1e5;

/** @param {number} degrees */
const rounded = (degrees) => Math.round(degrees * UNITS) / UNITS;

/**
 * @param {readonly LonLat[]} path
 * @returns {LonLat[]}
 */
export const lineOf = (path) => path.map(([lon, lat]) => [rounded(lon), rounded(lat)]);

/** Twice the area in a ring, positive against the clock. @param {readonly LonLat[]} ring */
const turning = (ring) =>
  ring.reduce((sum, [x, y], index) => {
    const [next, above] = ring[(index + 1) % ring.length];
    return sum + x * above - next * y;
  }, 0);

/** @param {readonly LonLat[]} ring */
function closed(ring) {
  const line = lineOf(ring);
  const [first, last] = [line[0], line[line.length - 1]];
  return first[0] === last[0] && first[1] === last[1] ? line : [...line, first];
}

/** Whether rounding has left more than a line of a ring. @param {readonly LonLat[]} ring */
const isRing = (ring) => ring.length > 3 && turning(ring) !== 0;

/**
 * A polygon by the right-hand rule: the outer ring against the clock, the holes with it, each
 * closed. Empty if rounding has left nothing of it.
 *
 * @param {readonly LonLat[][]} rings
 * @returns {LonLat[][]}
 */
export function polygonOf(rings) {
  const [outer, ...holes] = rings.map(closed);
  if (!isRing(outer)) return [];
  return [outer, ...holes.filter(isRing)].map((ring, index) =>
    turning(ring) > 0 === (index === 0) ? ring : ring.reverse(),
  );
}

/**
 * One geometry, or one of several parts.
 *
 * @param {"Polygon" | "LineString"} type
 * @param {readonly any[][]} parts
 */
export function collectionOf(type, parts) {
  const whole = parts.filter((part) => part.length);
  if (whole.length === 1) return { type, coordinates: whole[0] };
  return whole.length ? { type: `Multi${type}`, coordinates: whole } : null;
}
