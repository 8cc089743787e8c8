/**
 * Measuring distances and areas by points that the reader sets, with the pointer or the keyboard.
 */

import { html } from "../dom.js";
import L from "../leaflet.js";
import { metresPerPixel } from "./coordinates.js";
import { createMeasureDrawing } from "./measure_drawing.js";
import { createMeasurePanel } from "./measure_panel.js";

/** @typedef {import("../state/types.js").LonLat} LonLat */

/**
 * @typedef {object} Measured
 * @property {"distance" | "area"} tool
 * @property {readonly LonLat[]} points
 * @property {number} pixel_m  the largest pixel at which one of them was set
 */

/** Keys that move the map; after them one looks at its middle, not at the pointer. */
const MOVES = /^(Arrow|[+=_-]$)/;

/**
 * @param {any} map
 * @param {import("../state/types.js").Page} page
 */
export function createMeasure(map, page) {
  const { store } = page;
  const container = map.getContainer();
  /** @type {{at: LonLat, pixel_m: number}[]} */
  let points = [];
  /** Where focus was when the tool was taken up. @type {Element | null} */
  let from = null;

  const drawing = createMeasureDrawing(map, page);
  const panel = createMeasurePanel(page, {
    undo: () => set(points.slice(0, -1)),
    clear: () => set([]),
    done: end,
  });
  const cross = html("div", { class: "gm-crosshair", "aria-hidden": "true", hidden: true });
  L.DomEvent.disableClickPropagation(panel.element);
  L.DomEvent.disableScrollPropagation(panel.element);
  container.append(cross, panel.element);

  /** @returns {Measured | null} */
  function measured() {
    const { tool } = store.state;
    return (
      tool && {
        tool,
        points: points.map(({ at }) => at),
        pixel_m: Math.max(0, ...points.map(({ pixel_m }) => pixel_m)),
      }
    );
  }

  function show() {
    const now = measured();
    panel.show(now);
    drawing.show(now);
  }

  /** @param {typeof points} wanted */
  function set(wanted) {
    points = wanted;
    show();
  }

  /** @param {{lat: number, lng: number}} place */
  function add({ lat, lng }) {
    set([...points, { at: [lng, lat], pixel_m: metresPerPixel(lat, map.getZoom()) }]);
  }

  function end() {
    store.set({ tool: null });
  }

  /** Whether an event is on the map itself, not on a control over it. @param {Event} event */
  const isOnMap = (event) =>
    event.target === container ||
    (event.target instanceof Element && event.target.closest(".leaflet-map-pane") !== null);

  // While one measures, nothing under the pointer opens: events end here, before marks get them.
  /** @param {MouseEvent} event */
  function click(event) {
    if (!store.state.tool || !isOnMap(event)) return;
    event.stopPropagation();
    // Not the end of a drag, and not the second click of two.
    if (event.detail > 1 || map.dragging?.moved() || map.boxZoom?.moved()) return;
    add(map.mouseEventToLatLng(event));
  }

  /** @param {MouseEvent} event */
  function secondClick(event) {
    if (store.state.tool && isOnMap(event)) event.stopPropagation();
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    if (!store.state.tool || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (MOVES.test(key)) drawing.aimAt(null);
    const isOurs = key === "Escape" || (isOnMap(event) && (key === "Enter" || key === "Backspace"));
    if (!isOurs) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === "Escape") end();
    else if (key === "Enter") add(map.getCenter());
    else set(points.slice(0, -1));
  }

  container.addEventListener("click", click, true);
  container.addEventListener("dblclick", secondClick, true);
  container.addEventListener("keydown", press, true);
  container.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
    if (store.state.tool && event.pointerType !== "touch") {
      drawing.aimAt(isOnMap(event) ? map.mouseEventToLatLng(event) : null);
    }
  });
  container.addEventListener("pointerleave", () => drawing.aimAt(null));

  store.subscribe((state, former) => {
    if (state.language !== former.language && state.tool) show();
    if (state.tool === former.tool) return;
    container.classList.toggle("gm-measuring", state.tool !== null);
    cross.hidden = state.tool === null;
    if (!former.tool) {
      from = document.activeElement;
      // Enter and the arrow keys are the map's from now on.
      container.focus({ preventScroll: true });
    }
    if (!state.tool) {
      const isHere = container.contains(document.activeElement);
      points = [];
      if (isHere && from instanceof HTMLElement && from.isConnected) {
        from.focus({ preventScroll: true });
      }
    }
    show();
  });
}
