/**
 * Positions as people write them: degrees, MGRS and UTM, on WGS84.
 */
import { decimalsOf, parseDegrees } from "./degrees.js";
import { cornersOf, fromUtm, hemisphereOf, lettersOf, SQUARE, toUtm, wrapped } from "./utm.js";

/** @typedef {import("../state/types.js").LonLat} LonLat */

/**
 * @typedef {object} Position
 * @property {number} lon
 * @property {number} lat
 * @property {number} radius_m  half the size of the last digit's cell
 * @property {"degrees" | "mgrs" | "utm"} kind
 */

/** A degree of the equator of WGS84, m; those of latitude are shorter or longer by under 1 %. */
const DEGREE = (Math.PI / 180) * 6_378_137;

/** Eastings that a zone may have, m, as GeographicLib takes them (class UTMUPS). */
const [WESTMOST, EASTMOST] = [SQUARE, 9 * SQUARE];

/**
 * Metres that a pixel of a web map (EPSG:3857) shows.
 *
 * @param {number} lat
 * @param {number} zoom  of tiles of 256 px
 */
export const metresPerPixel = (lat, zoom) =>
  (360 * DEGREE * Math.cos((lat * Math.PI) / 180)) / (256 * 2 ** zoom);

/** Largest number of digits whose last one stands for no less. @param {number} ratio */
const digitsIn = (ratio) => Math.floor(Math.log10(ratio) + 1e-9);

/**
 * How many digits a position may have at a scale, so that none is finer than a pixel: decimals of
 * degrees (measured along the meridian), and digits of each of the two numbers of MGRS.
 *
 * @param {number} metres  that a pixel shows
 */
export const digitsFor = (metres) => ({
  degrees: Math.min(Math.max(digitsIn(DEGREE / metres), 0), 6),
  mgrs: Math.min(Math.max(digitsIn(SQUARE / metres), 0), 5),
});

/**
 * One angle, such as "42.9012° N". The letters are those of the international standards in every
 * language; translated ones would be ambiguous (S is north in Serbian).
 *
 * @param {number} degrees
 * @param {"NS" | "EW"} letters  of the positive and the negative side
 * @param {number} digits  decimals
 * @param {{number?: (fixed: string) => string}} [words]  how a number with a point is written
 */
export function formatAngle(degrees, letters, digits, { number = (fixed) => fixed } = {}) {
  const fixed = Math.abs(degrees).toFixed(digits);
  return `${number(fixed)}° ${letters[degrees < 0 && Number(fixed) ? 1 : 0]}`;
}

/**
 * @param {number} lon
 * @param {number} lat
 * @param {number} digits  decimals
 * @param {{number?: (fixed: string) => string}} [words]
 */
export const formatDegrees = (lon, lat, digits, words) =>
  `${formatAngle(lat, "NS", digits, words)}, ${formatAngle(wrapped(lon), "EW", digits, words)}`;

/** @param {{zone: number, band: string}} metres */
const zoneOf = ({ zone, band }) => `${String(zone).padStart(2, "0")}${band}`;

/**
 * The square of MGRS that a position lies in, such as "34T DN 87824 49900". Digits are cut off, not
 * rounded, as the standard wants it: they name a square, not a point.
 *
 * @param {number} lon
 * @param {number} lat
 * @param {number} digits  of easting and northing each, 0 to 5
 * @returns {string | null}  null outside the latitudes of UTM
 */
export function formatMgrs(lon, lat, digits) {
  const metres = toUtm(lon, lat);
  if (!metres) return null;
  const within = (/** @type {number} */ value) =>
    String(Math.floor(value % SQUARE))
      .padStart(5, "0")
      .slice(0, digits);
  const numbers = digits ? [within(metres.easting), within(metres.northing)] : [];
  return [zoneOf(metres), lettersOf(metres), ...numbers].join(" ");
}

/**
 * A position in UTM with the letter of its band, such as "34T 487824 4749900", rounded. In band S
 * the letter is N for the hemisphere, because S could be read as the other one.
 *
 * @param {number} lon
 * @param {number} lat
 * @param {number} [step]  metres to round to
 * @returns {string | null}  null outside the latitudes of UTM
 */
export function formatUtm(lon, lat, step = 1) {
  const metres = toUtm(lon, lat);
  if (!metres) return null;
  const rounded = (/** @type {number} */ value) => Math.round(value / step) * step;
  const band = metres.band === "S" ? "N" : metres.band;
  return `${zoneOf({ ...metres, band })} ${rounded(metres.easting)} ${rounded(metres.northing)}`;
}

/** Signs that stand for one another. @type {[RegExp, string][]} */
const SIGNS = [
  [/\u2212/g, "-"],
  [/[′’‘´ʹʼ]/g, "'"],
  [/[″”“ʺ]|''/g, '"'],
  [/[º˚]/g, "°"],
];

/**
 * Read a position. Nothing is guessed: what is out of range, or could be read in two ways, is null.
 *
 * @param {string} text
 * @returns {Position | null}
 */
export function parseCoordinates(text) {
  let plain = text.trim().toUpperCase();
  for (const [sign, written] of SIGNS) plain = plain.replace(sign, written);
  const found = parseMgrs(plain) ?? parseUtm(plain);
  if (found) return found;
  const angles = parseDegrees(plain);
  if (!angles) return null;
  const { lon, lat, step } = angles;
  return { lon, lat, radius_m: (step * DEGREE) / 2, kind: "degrees" };
}

// Without digits, zone and band must stand together: "7 FEB" is a day, "07F EB" a square.
const MGRS =
  /^(\d{1,2})(?:([C-HJ-NP-X])|\s+([C-HJ-NP-X])(?=.*\d))\s*([A-HJ-NP-Z][A-HJ-NP-V])\s*(\d*)(?:\s+(\d+))?$/;

/** @param {string} text @returns {Position | null} */
function parseMgrs(text) {
  const found = MGRS.exec(text);
  if (!found) return null;
  const [, zoned, close, apart, letters, first, second] = found;
  const zone = Number(zoned);
  const half = first.length / 2;
  const [east, north] = second ? [first, second] : [first.slice(0, half), first.slice(half)];
  if (zone < 1 || zone > 60 || east.length !== north.length || east.length > 5) return null;
  const size = SQUARE / 10 ** east.length;
  const band = close ?? apart;
  for (const [easting, northing] of cornersOf(zone, letters)) {
    const corner = [easting + Number(east) * size, northing + Number(north) * size];
    if (!touches(zone, band, corner[0], corner[1], size)) continue;
    const middle = [corner[0] + size / 2, corner[1] + size / 2];
    const [lon, lat] = fromUtm(zone, hemisphereOf(band), middle[0], middle[1]);
    return { lon, lat, radius_m: size / 2, kind: "mgrs" };
  }
  return null;
}

/**
 * Whether some of a square lies in its zone and band; those at the edges are cut.
 *
 * @param {number} zone
 * @param {string} band
 * @param {number} easting
 * @param {number} northing
 * @param {number} size
 */
function touches(zone, band, easting, northing, size) {
  // Zones taper and bands are curved: of a large square the smallest corner may be left.
  const steps = [5, 0, 10, 1, 2, 3, 4, 6, 7, 8, 9].map((tenths) => (tenths * size) / 10);
  return steps.some((x) =>
    steps.some((y) => {
      const [lon, lat] = fromUtm(zone, hemisphereOf(band), easting + x, northing + y);
      const there = toUtm(lon, lat);
      return there?.zone === zone && there.band === band;
    }),
  );
}

const UTM =
  /^(\d{1,2})\s*([C-HJ-NP-X])\s+(\d{6}(?:\.\d+)?)\s*(?:M?E)?[\s,]+(\d{1,8}(?:\.\d+)?)\s*(?:M?N)?$/;

/** @param {string} text @returns {Position | null} */
function parseUtm(text) {
  const found = UTM.exec(text);
  if (!found) return null;
  const [, zoned, letter, east, north] = found;
  const [zone, easting, northing] = [zoned, east, north].map(Number);
  if (zone < 1 || zone > 60 || easting < WESTMOST || easting > EASTMOST) return null;
  // N and S may be meant as the hemisphere, but they are bands as well.
  const readings = /** @type {const} */ (["N", "S"]).flatMap((hemisphere) => {
    const at = northing <= 100 * SQUARE && fromUtm(zone, hemisphere, easting, northing);
    return at && isIn(at, hemisphere, letter) ? [at] : [];
  });
  if (readings.length !== 1) return null;
  const [[lon, lat]] = readings;
  const step = Math.max(10 ** -decimalsOf(east), 10 ** -decimalsOf(north));
  return { lon, lat, radius_m: step / 2, kind: "utm" };
}

/**
 * Whether a letter tells of a position in a hemisphere, as that hemisphere or as its band. At edges
 * either side is right: rounding to a metre may have moved it across.
 *
 * @param {LonLat} at
 * @param {import("./utm.js").Hemisphere} hemisphere
 * @param {string} letter
 */
const isIn = ([lon, lat], hemisphere, letter) =>
  [0, -1e-5, 1e-5].some((off) => {
    const there = toUtm(lon, lat + off);
    return there?.hemisphere === hemisphere && (letter === hemisphere || letter === there.band);
  });
