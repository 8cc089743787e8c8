/**
 * What shows at the time, with the filters and the layers that the reader has chosen. The page and
 * everything that leaves it (tables, pictures, data) ask here and nowhere else.
 */

import { isoDay } from "./zone.js";

/** @typedef {import("./types.js").Standing} Standing */
/** @typedef {ReturnType<typeof createPicture>} Picture */

/** Standings that are kept for the record only. */
const GREYED = new Set(["superseded", "ended"]);

/**
 * Whether a grade such as "C2" is at least as good as another, in both parts.
 *
 * @param {string} grade
 * @param {string} least  empty for any
 */
export const isAtLeast = (grade, least) => !least || (grade[0] <= least[0] && grade[1] <= least[1]);

/**
 * @param {import("./types.js").Island} island
 * @param {import("./store.js").Store} store
 */
export function createPicture(island, store) {
  /** The second looked from. */
  const now = () => island.time.stops[store.state.stop];

  /**
   * @param {string} feature
   * @returns {Standing | null}  null for a report that does not show at the time
   */
  function standing(feature) {
    const steps = island.reports[feature][store.state.mode];
    const time = now();
    let found = null;
    for (const [at, then] of steps) if (at <= time) found = then;
    return found;
  }

  /** @param {string} feature */
  function passes(feature) {
    const { side, kind, claimant, precision, grade, from, to } = store.state.filters;
    const report = island.reports[feature];
    const { properties } = report;
    const among = (/** @type {readonly string[]} */ chosen, /** @type {string} */ value) =>
      !chosen.length || chosen.includes(value);
    return (
      among(side, properties.side ?? "") &&
      among(kind, properties.kind) &&
      among(claimant, properties.claimant) &&
      among(precision, properties.precision) &&
      isAtLeast(`${properties.reliability}${properties.credibility}`, grade) &&
      (!from || isoDay(island.time.offsets, report.to) >= from) &&
      (!to || isoDay(island.time.offsets, report.from) <= to)
    );
  }

  /** @param {string | null} feature */
  const isReport = (feature) => feature !== null && Object.hasOwn(island.reports, feature);

  /**
   * Whether a feature shows, if its layer does. What is no report always does.
   *
   * @param {string | null} feature
   */
  function shows(feature) {
    if (feature === null || !isReport(feature)) return true;
    return standing(feature) !== null && passes(feature);
  }

  /** @param {string | null} feature */
  const isGreyed = (feature) =>
    feature !== null && isReport(feature) && GREYED.has(standing(feature) ?? "");

  return {
    now,
    standing,
    shows,
    isReport,
    isGreyed,
    /**
     * Whether an element is drawn: its layer and its feature show.
     *
     * @param {{layer: string, feature: string | null, named?: string}} element
     */
    draws: (element) => store.shows(element.layer) && shows(element.feature),
    /**
     * The style of an element at the time.
     *
     * @param {import("./types.js").Shape | import("./types.js").Label} element
     * @returns {string | null}
     */
    styleOf(element) {
      const { feature, style } = element;
      if (feature === null || !isReport(feature) || !style) return style;
      if (element.t === "circle") {
        const family = style.split(".")[0];
        return `${family}.${isGreyed(feature) ? "error-superseded" : "error"}`;
      }
      return island.reports[feature].looks[standing(feature) ?? "current"] ?? style;
    },
    /** Every report that shows, whether its layer does or not. @returns {string[]} */
    reports: () => Object.keys(island.reports).filter(shows),
    /**
     * The sources of a feature that were published by then; all of them if none was.
     *
     * @param {string} feature
     */
    sourcesOf(feature) {
      const all = island.cards[feature].sources ?? [];
      const told = all.filter((id) => (island.sources[id].since ?? 0) <= now());
      return told.length ? told : all;
    },
    /**
     * The changes to tell of: up to the edition or time that is looked from.
     *
     * @returns {import("./types.js").Changes | null}  null if there was no edition before
     */
    changes() {
      const time = now();
      return [...island.time.changes].reverse().find(({ until }) => until <= time) ?? null;
    },
  };
}
