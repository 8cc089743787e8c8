/**
 * What was measured, in words: kilometres and miles, no finer than the points could be set.
 */
import { html } from "../dom.js";
import { meet } from "./boxes.js";
import { areaM2, distanceM, lengthM } from "./geodesic.js";

/** @typedef {import("../state/types.js").LonLat} LonLat */
/** @typedef {import("../state/store.js").State} State */
/** @typedef {import("./measure.js").Measured} Measured */

const METRES = { km: 1000, mi: 1609.344 };

/**
 * A number of units whose last digit is the first uncertain one: the power of ten nearest to what
 * it may be off by.
 *
 * @param {number} value
 * @param {number} error
 */
function rounded(value, error) {
  const digit = 10 ** Math.round(Math.log10(error));
  return Math.round(value / digit) * digit;
}

/**
 * A length in kilometres and miles, as exact as a pixel.
 *
 * @param {import("../state/speech.js").Speech} speech
 * @param {number} metres
 * @param {number} pixel_m
 */
export function lengthsIn(speech, metres, pixel_m) {
  const [km, mi] = Object.values(METRES).map((unit) =>
    speech.number(rounded(metres / unit, pixel_m / unit)),
  );
  return {
    km:
      metres < METRES.km
        ? speech.text("unit.m", { number: speech.number(rounded(metres, pixel_m)) })
        : speech.text("unit.km", { number: km }),
    mi: speech.words("tool.mi", { number: mi }),
  };
}

/**
 * An area in square kilometres and miles.
 *
 * @param {import("../state/speech.js").Speech} speech
 * @param {number} area_m2
 * @param {number} error_m2
 */
function areasIn(speech, area_m2, error_m2) {
  const [km2, mi2] = Object.values(METRES).map((unit) =>
    speech.number(rounded(area_m2 / unit ** 2, error_m2 / unit ** 2)),
  );
  return {
    km: speech.words("tool.km2", { number: km2 }),
    mi: speech.words("tool.mi2", { number: mi2 }),
  };
}

/** Whether edges of a ring cross. @param {readonly LonLat[]} ring */
function crossesItself(ring) {
  const spots = ring.map(([x, y]) => ({ x, y }));
  const count = spots.length;
  return spots.some((a, i) =>
    spots.some((c, j) => {
      // Neighbours share an end.
      if (j <= i + 1 || (i === 0 && j === count - 1)) return false;
      return meet(a, spots[i + 1], c, spots[(j + 1) % count]);
    }),
  );
}

/**
 * @param {import("../state/types.js").Page} page
 * @param {{undo: () => void, clear: () => void, done: () => void}} acts
 */
export function createMeasurePanel(page, acts) {
  const title = html("h2", { class: "gm-measure-title", id: "gm-measure-title" });
  const result = html("p", { class: "gm-measure-result" });
  const second = html("p", { class: "gm-quiet" });
  const status = html("div", { role: "status", "aria-live": "polite" }, result, second);
  const note = html("p", { class: "gm-quiet" });
  const buttons = Object.entries(acts).map(([name, click]) => ({
    name,
    button: html("button", { type: "button", class: "gm-button", click }),
  }));
  const element = html(
    "section",
    { class: "gm-measure-panel", "aria-labelledby": title.id, hidden: true },
    title,
    status,
    note,
    html("div", { class: "gm-measure-buttons" }, ...buttons.map(({ button }) => button)),
  );

  /** @param {Measured} measured @returns {[string, string]} */
  function told({ tool, points, pixel_m }) {
    const speech = page.speech();
    const { words } = speech;
    if (!points.length) return [words("tool.first"), ""];
    if (points.length === 1) return [words("tool.second"), ""];
    const last = distanceM(points[points.length - 2], points[points.length - 1]);
    const isRing = tool === "area" && points.length > 2;
    const length = lengthM(isRing ? [...points, points[0]] : points);
    const lengths = lengthsIn(speech, length, pixel_m);
    if (isRing) {
      // An outline that is half a pixel too far out all around adds that times its length.
      const areas = areasIn(speech, areaM2(points), (length * pixel_m) / 2);
      return [
        crossesItself(points) ? words("tool.crosses") : words("tool.both", areas),
        words("tool.outline", lengths),
      ];
    }
    const legs = points.length - 1;
    if (tool === "area") return [words("tool.third"), words("tool.outline", lengths)];
    return [
      words("tool.both", lengths),
      legs > 1 ? words("tool.leg", { number: legs, ...lengthsIn(speech, last, pixel_m) }) : "",
    ];
  }

  return {
    element,
    /** @param {Measured | null} measured  null to hide */
    show(measured) {
      element.hidden = !measured;
      if (!measured) return;
      const speech = page.speech();
      title.textContent = speech.words(`tool.${measured.tool}`);
      [result.textContent, second.textContent] = told(measured);
      note.textContent = measured.points.length
        ? speech.words("tool.geodesic", { pixel: speech.distance(measured.pixel_m) })
        : speech.words("tool.keys");
      for (const { name, button } of buttons) {
        button.textContent = speech.words(`tool.${name}`);
        button.disabled = name !== "done" && !measured.points.length;
      }
    },
  };
}
