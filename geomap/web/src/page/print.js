/**
 * Paper: the page is laid out for A4 landscape before the browser takes its picture, because the
 * map has to be drawn at the size it is printed in.
 */

import { part } from "../dom.js";

/** @returns {boolean} */
export const isPrinting = () => document.documentElement.classList.contains("gm-print");

/**
 * @param {any} map
 * @param {{settle: () => void, isWhole: () => boolean, bounds: any}} view
 */
export function preparePrint(map, view) {
  /** @type {{bounds: any, center: any, zoom: number} | null} */
  let screen = null;

  function before() {
    if (screen) return;
    screen = { bounds: map.getBounds(), center: map.getCenter(), zoom: map.getZoom() };
    document.documentElement.classList.add("gm-print");
    fitLegend();
    map.invalidateSize({ animate: false, pan: false });
    map.setMinZoom(0);
    // The same land as on the screen, or a little more of it.
    map.fitBounds(view.isWhole() ? view.bounds : screen.bounds, { animate: false });
  }

  function after() {
    if (!screen) return;
    const { center, zoom } = screen;
    screen = null;
    document.documentElement.classList.remove("gm-print");
    part("gm-page-layers").querySelector(".gm-legend")?.removeAttribute("style");
    const restore = () => {
      map.invalidateSize({ animate: false, pan: false });
      map.setView(center, zoom, { animate: false });
      view.settle();
    };
    restore();
    // The window may have had the size of the paper until now.
    requestAnimationFrame(restore);
  }

  /** The legend is one column of one page: it shrinks rather than lose its end. */
  function fitLegend() {
    const column = part("gm-page-layers");
    const legend = /** @type {HTMLElement} */ (column.querySelector(".gm-legend"));
    let zoom = 1;
    legend.style.setProperty("zoom", "1");
    // Lines break otherwise as the text shrinks, so once is not always enough.
    for (let turn = 0; turn < 6 && column.scrollHeight > column.clientHeight; turn++) {
      zoom *= Math.min(0.98, column.clientHeight / column.scrollHeight);
      legend.style.setProperty("zoom", String(zoom));
    }
  }

  window.addEventListener("beforeprint", before);
  window.addEventListener("afterprint", after);
}
