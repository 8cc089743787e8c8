/**
 * Reports as comma-separated values after RFC 4180, safe to open in a spreadsheet.
 */
import { toldBy } from "./rows.js";

/** @typedef {import("../state/types.js").Page} Page */

/** What a spreadsheet would take for a formula, also behind blanks. */
const FORMULA = /^\s*[=+\-@]|^[\t\r\n]/;
const NUMBER = /^[+-]?\d+(\.\d+)?$/;
/** A semicolon as well: in half of Europe it parts the cells. */
const NEEDS_QUOTES = /[",;\r\n\t]|^\s|\s$/;

/** Told as the layer file has them. */
const CODES = [
  "kind",
  "side",
  "event_start",
  "event_end",
  "reported_at",
  "reliability",
  "credibility",
  "precision",
  "radius_m",
  "status",
  "quantity",
  "quantity_min",
  "quantity_max",
  "quantity_unit",
];
const COLUMNS = [
  "id",
  "name",
  "kind",
  "side",
  "claimant",
  "event_start",
  "event_end",
  "reported_at",
  "reliability",
  "credibility",
  "precision",
  "radius_m",
  "location_text",
  "status",
  "standing",
  "quantity",
  "quantity_min",
  "quantity_max",
  "quantity_unit",
  "summary",
  "disputed_by",
  "sources",
  "handling",
];

/**
 * @param {Page} page
 * @param {readonly string[]} reports  ids, in the order wanted
 * @returns {string}
 */
export function exportCsv(page, reports) {
  const rows = reports.map((id) => {
    const values = valuesOf(page, id);
    return COLUMNS.map((column) => cellOf(values[column]));
  });
  return [COLUMNS, ...rows].map((cells) => `${cells.join(",")}\r\n`).join("");
}

/**
 * @param {Page} page
 * @param {string} id
 * @returns {Record<string, unknown>}
 */
function valuesOf({ island, picture, speech }, id) {
  const { say, title } = speech();
  const { properties, claimant } = island.reports[id];
  const card = island.cards[id];
  const told = (/** @type {string} */ key) => say(toldBy(card, key) ?? properties[key] ?? "");
  return {
    ...Object.fromEntries(CODES.map((key) => [key, properties[key]])),
    id,
    name: title(id),
    claimant: say(claimant),
    location_text: told("location_text"),
    standing: picture.standing(id),
    summary: say(card.claim ?? ""),
    disputed_by: told("disputed_by"),
    sources: picture
      .sourcesOf(id)
      .map((source) => say(island.sources[source].text))
      .join(" | "),
    handling: properties.handling ?? island.situation.handling,
  };
}

/** @param {unknown} value */
function cellOf(value) {
  const text = value === null || value === undefined ? "" : String(value);
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
