/**
 * The scale bar.
 */
import { html } from "../dom.js";
import { distanceM } from "./geodesic.js";

/** How each is written. @type {Record<string, string>} */
const UNITS = { km: "unit.km", mi: "page.tool.mi" };

/** Round lengths a scale bar may have. @param {number} most */
function roundLength(most) {
  const power = 10 ** Math.floor(Math.log10(most));
  const factor = most / power;
  return power * (factor >= 5 ? 5 : factor >= 2 ? 2 : 1);
}

/**
 * A scale in kilometres above and miles below, true at the middle of the map.
 *
 * @param {any} map
 * @param {import("../state/types.js").Page} page
 */
export function createScaleBar(map, page) {
  const WIDEST = 132;
  const METRES = { km: 1000, mi: 1609.344 };
  const rows = Object.entries(METRES).map(([unit, metres]) => ({
    unit,
    metres,
    text: html("span", {}),
    bar: html("i", { class: `gm-scale-${unit}` }),
  }));
  page.store.subscribe(({ language }, former) => language !== former.language && update());
  const element = html(
    "div",
    { class: "gm-scale" },
    rows[0].text,
    rows[0].bar,
    rows[1].bar,
    rows[1].text,
  );
  function update() {
    const middle = map.getSize().divideBy(2);
    const a = map.containerPointToLatLng(middle);
    const b = map.containerPointToLatLng(middle.add([WIDEST, 0]));
    const across = distanceM([a.lng, a.lat], [b.lng, b.lat]);
    if (!(across > 0)) return;
    for (const { unit, metres, text, bar } of rows) {
      const length = roundLength(across / metres);
      const { number, text: say } = page.speech();
      text.textContent = say(UNITS[unit], { number: number(Number(length.toPrecision(2))) });
      bar.style.width = `${(length * metres * WIDEST) / across}px`;
    }
  }
  return { element, update };
}
