/**
 * The position under the pointer, or of the middle of the map where no pointer points at it.
 */
import { html } from "../dom.js";
import { digitsFor, formatDegrees, formatMgrs, formatUtm, metresPerPixel } from "./coordinates.js";

/**
 * @param {any} map
 * @param {import("../state/types.js").Page} page
 * @returns {HTMLElement}
 */
export function createReadout(map, page) {
  const parts = {
    of: html("span", { class: "gm-readout-of" }),
    degrees: html("span", {}),
    mgrs: html("span", {}),
    utm: html("span", {}),
  };
  // A group with a name, and no live region: it changes with every step of the pointer.
  const readout = html("div", { class: "gm-readout", role: "group" }, ...Object.values(parts));
  /** Where in the map's container the pointer is. @type {[number, number] | null} */
  let pointer = null;
  let isDue = false;

  function update() {
    isDue = false;
    const speech = page.speech();
    const which = pointer ? "pointer" : "centre";
    readout.setAttribute("aria-label", speech.words(`tool.position_${which}`));
    const { lat, lng } = pointer ? map.containerPointToLatLng(pointer) : map.getCenter();
    const pixel = metresPerPixel(lat, map.getZoom());
    const digits = digitsFor(pixel);
    const decimal = speech.text("number.decimal");
    parts.of.textContent = speech.words(`tool.${which}`);
    parts.degrees.textContent = formatDegrees(lng, lat, digits.degrees, {
      number: (fixed) => fixed.replace(".", decimal),
    });
    parts.mgrs.textContent = formatMgrs(lng, lat, digits.mgrs);
    parts.utm.textContent = formatUtm(lng, lat, 10 ** (5 - digits.mgrs));
  }

  function refresh() {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(update);
  }

  /** @param {typeof pointer} at */
  function point(at) {
    pointer = at;
    refresh();
  }

  const container = map.getContainer();
  container.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
    // A finger hides what it points at, and is gone when one reads.
    if (event.pointerType === "touch") return;
    const frame = container.getBoundingClientRect();
    point([event.clientX - frame.left, event.clientY - frame.top]);
  });
  container.addEventListener("pointerleave", () => point(null));
  container.addEventListener("keydown", () => point(null), true);
  map.on("move resize", refresh);
  page.store.subscribe((state, former) => state.language !== former.language && refresh());
  map.whenReady(refresh);
  return readout;
}
