/**
 * Metres of UTM, by the `geodesy` library (Karney's series, exact to far less than a millimetre),
 * and the letters of MGRS, as NGA.STND.0037 (Universal Grids and Grid Reference Systems) has them.
 */
import Utm, { LatLon } from "geodesy/utm.js";

/** @typedef {import("../state/types.js").LonLat} LonLat */
/** @typedef {"N" | "S"} Hemisphere */

/**
 * @typedef {object} Metres  a position in UTM
 * @property {number} zone
 * @property {string} band
 * @property {Hemisphere} hemisphere
 * @property {number} easting
 * @property {number} northing
 */

/** Latitudes between which UTM is defined. */
export const [SOUTHMOST, NORTHMOST] = [-80, 84];

/** Size of a lettered square, m. */
export const SQUARE = 100_000;

/** Every 8 degrees from the southmost; X goes on to the northmost. */
const BANDS = "CDEFGHJKLMNPQRSTUVWXX";
/** Letters of columns repeat every third zone, those of rows every second. */
const COLUMNS = ["ABCDEFGH", "JKLMNPQR", "STUVWXYZ"];
const ROWS = ["ABCDEFGHJKLMNPQRSTUV", "FGHJKLMNPQRSTUVABCDE"];

/** @param {number} lat */
const bandAt = (lat) => BANDS[Math.floor(lat / 8) + 10];

/** @param {string} band @returns {Hemisphere} */
export const hemisphereOf = (band) => (band >= "N" ? "N" : "S");

/** The same longitude from -180 up to, but not, 180. @param {number} lon */
export const wrapped = (lon) =>
  lon >= -180 && lon < 180 ? lon : ((((lon + 180) % 360) + 360) % 360) - 180;

/**
 * @param {number} lon
 * @param {number} lat
 * @returns {Metres | null}  null where there is no UTM
 */
export function toUtm(lon, lat) {
  if (!(lat >= SOUTHMOST && lat <= NORTHMOST && Number.isFinite(lon))) return null;
  const { zone, hemisphere, easting, northing } = new LatLon(lat, wrapped(lon)).toUtm();
  return { zone, band: bandAt(lat), hemisphere, easting, northing };
}

/**
 * @param {number} zone
 * @param {Hemisphere} hemisphere
 * @param {number} easting
 * @param {number} northing
 * @returns {LonLat}
 */
export function fromUtm(zone, hemisphere, easting, northing) {
  // Unverified: lines of the grid go on beyond the limits before they are cut.
  const made = new Utm(zone, hemisphere, easting, northing, undefined, null, null, false);
  const { lon, lat } = made.toLatLon();
  return [lon, lat];
}

/**
 * The two letters of the 100 km square around a position.
 *
 * @param {{zone: number, easting: number, northing: number}} metres
 */
export function lettersOf({ zone, easting, northing }) {
  const column = COLUMNS[(zone - 1) % 3][Math.floor(easting / SQUARE) - 1];
  return `${column}${ROWS[(zone - 1) % 2][Math.floor(northing / SQUARE) % 20]}`;
}

/**
 * Where the square with these letters may lie: its south-western corner. Rows repeat every 2000 km,
 * so that only the band tells which of the corners is meant.
 *
 * @param {number} zone
 * @param {string} letters
 * @returns {[easting: number, northing: number][]}  none if the zone has no such square
 */
export function cornersOf(zone, [column, row]) {
  const east = COLUMNS[(zone - 1) % 3].indexOf(column) + 1;
  const north = ROWS[(zone - 1) % 2].indexOf(row);
  if (!east || north < 0) return [];
  return [0, 1, 2, 3, 4].map((turn) => [east * SQUARE, (20 * turn + north) * SQUARE]);
}
