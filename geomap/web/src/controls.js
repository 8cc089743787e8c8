/**
 * What stands on the map: scale buttons, the whole map, full screen, scale bar, north arrow.
 */
import { html, icon, svg } from "./dom.js";
import { fullScreenAllowed, toggleFullScreen } from "./fullscreen.js";
import L from "./leaflet.js";

const PLUS = "M9 3.5v11M3.5 9h11";
const MINUS = "M3.5 9h11";
const WHOLE = "M3 6.5V3h3.5M11.5 3H15v3.5M15 11.5V15h-3.5M6.5 15H3v-3.5M6.5 6.5h5v5h-5z";
const SCREEN = "M3 7V3h4M11 3h4v4M15 11v4h-4M7 15H3v-4";

/**
 * @param {any} map
 * @param {(key: string, values?: Record<string, string | number>) => string} words
 * @param {() => void} showWhole
 */
export function addControls(map, words, showWhole) {
  /**
   * @param {string} key
   * @param {string} path
   * @param {() => void} click
   */
  const button = (key, path, click) =>
    html(
      "button",
      {
        type: "button",
        class: "gm-control-button",
        "aria-label": words(key),
        title: words(key),
        click,
      },
      icon(path),
    );

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

  const zoomIn = button("control.zoom_in", PLUS, () => map.zoomIn(1));
  const zoomOut = button("control.zoom_out", MINUS, () => map.zoomOut(1));
  const bar = html(
    "div",
    { class: "gm-controls" },
    zoomIn,
    zoomOut,
    button("control.whole", WHOLE, showWhole),
  );
  if (fullScreenAllowed()) bar.append(button("control.fullscreen", SCREEN, toggleFullScreen));
  put("topright", bar);

  const atEnd = () => {
    zoomIn.disabled = map.getZoom() >= map.getMaxZoom();
    zoomOut.disabled = map.getZoom() <= map.getMinZoom();
  };
  map.on("zoomend zoomlevelschange", atEnd);

  const scale = scaleBar(map);
  const north = svg(
    "svg",
    {
      viewBox: "0 0 20 34",
      width: 20,
      height: 34,
      role: "img",
      "aria-label": words("control.north"),
    },
    svg("path", { d: "M10 0L16 18 10 14.5 4 18z", fill: "#1F2328" }),
    svg("text", { x: 10, y: 32, "text-anchor": "middle", class: "gm-north" }, "N"),
  );
  put("bottomleft", html("div", { class: "gm-measure" }, north, scale.element));
  map.on("move resize", scale.update);
  return { update: () => (scale.update(), atEnd()) };
}

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
 */
function scaleBar(map) {
  const WIDEST = 132;
  const METRES = { km: 1000, mi: 1609.344 };
  const rows = Object.entries(METRES).map(([unit, metres]) => ({
    unit,
    metres,
    text: html("span", {}),
    bar: html("i", { class: `gm-scale-${unit}` }),
  }));
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
    const across = map.distance(a, b);
    if (!(across > 0)) return;
    for (const { unit, metres, text, bar } of rows) {
      const length = roundLength(across / metres);
      text.textContent = `${length >= 1 ? length : length.toPrecision(1)} ${unit}`;
      bar.style.width = `${(length * metres * WIDEST) / across}px`;
    }
  }
  return { element, update };
}
