/**
 * What stands on the map: scale buttons, the whole map, full screen, tools, scale bar, north arrow.
 */
import { render } from "preact";
import { html } from "../dom.js";
import L from "../leaflet.js";
import { fullScreenAllowed, toggleFullScreen } from "../page/fullscreen.js";
import { Disclosure, Icon, useStore } from "../ui.jsx";
import { createScaleBar } from "./scale_bar.js";

const PLUS = "M9 3.5v11M3.5 9h11";
const MINUS = "M3.5 9h11";
const WHOLE = "M3 6.5V3h3.5M11.5 3H15v3.5M15 11.5V15h-3.5M6.5 15H3v-3.5M6.5 6.5h5v5h-5z";
const SCREEN = "M3 7V3h4M11 3h4v4M15 11v4h-4M7 15H3v-4";
const TOOLS = "M2.5 12.5l10-10 3 3-10 10zM5 10l1.5 1.5M7.5 7.5L9 9M10 5l1.5 1.5";

/** @typedef {import("../state/types.js").Page} Page */

/**
 * @param {any} map
 * @param {Page} page
 * @param {() => void} showWhole
 * @param {HTMLElement} readout
 */
export function addControls(map, page, showWhole, readout) {
  /** @param {string} position @param {HTMLElement} element */
  function put(position, element) {
    const Holder = L.Control.extend({
      onAdd() {
        L.DomEvent.disableClickPropagation(element);
        L.DomEvent.disableScrollPropagation(element);
        return element;
      },
    });
    new Holder({ position }).addTo(map);
  }

  const bar = html("div", { class: "gm-controls-holder" });
  const draw = () => render(<Buttons map={map} page={page} showWhole={showWhole} />, bar);
  put("topright", bar);
  map.on("zoomend zoomlevelschange", draw);
  draw();

  const scale = createScaleBar(map, page);
  const north = html("div", { class: "gm-north" });
  render(<North page={page} />, north);
  put("bottomleft", html("div", { class: "gm-measure" }, north, scale.element));
  put("bottomright", readout);
  map.on("move resize", scale.update);
  return {
    update() {
      scale.update();
      draw();
    },
  };
}

/** @param {{page: Page}} props */
function North({ page }) {
  useStore(page.store);
  return (
    <svg
      viewBox="0 0 20 34"
      width="20"
      height="34"
      role="img"
      aria-label={page.speech().words("control.north")}
    >
      <path d="M10 0L16 18 10 14.5 4 18z" fill="#1F2328" />
      <text x="10" y="32" text-anchor="middle" class="gm-north-letter">
        {page.speech().words("control.north_letter")}
      </text>
    </svg>
  );
}

/** @param {{map: any, page: Page, showWhole: () => void}} props */
function Buttons({ map, page, showWhole }) {
  const state = useStore(page.store);
  const { words } = page.speech();
  /** @param {string} key @param {string} path @param {() => void} click @param {boolean} [off] */
  const button = (key, path, click, off = false) => (
    <button
      type="button"
      class="gm-control-button"
      aria-label={words(key)}
      title={words(key)}
      disabled={off}
      onClick={click}
    >
      <Icon path={path} />
    </button>
  );
  const zoom = map.getZoom();
  /** @param {"degrees" | "mgrs"} grid */
  const gridBox = (grid) => (
    <label class="gm-menu-item">
      <input
        type="checkbox"
        checked={state.grid[grid]}
        onChange={(event) =>
          page.store.set({ grid: { ...state.grid, [grid]: event.currentTarget.checked } })
        }
      />
      {words(`tools.${grid}`)}
    </label>
  );
  /** @param {"distance" | "area"} tool */
  const toolButton = (tool) => (
    <button
      type="button"
      class="gm-menu-item"
      aria-pressed={state.tool === tool}
      onClick={() => {
        page.store.set({ tool: state.tool === tool ? null : tool });
        map.getContainer().focus();
      }}
    >
      {words(`tools.${tool}`)}
    </button>
  );
  return (
    <>
      <div class="gm-controls">
        {button("control.zoom_in", PLUS, () => map.zoomIn(1), zoom >= map.getMaxZoom())}
        {button("control.zoom_out", MINUS, () => map.zoomOut(1), zoom <= map.getMinZoom())}
        {button("control.whole", WHOLE, showWhole)}
        {fullScreenAllowed() && button("control.fullscreen", SCREEN, toggleFullScreen)}
      </div>
      <Disclosure label={words("tools.label")} icon={TOOLS} id="gm-tools" class="gm-tools">
        {gridBox("degrees")}
        {gridBox("mgrs")}
        {toolButton("distance")}
        {toolButton("area")}
      </Disclosure>
    </>
  );
}
