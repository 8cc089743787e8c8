/**
 * The locator: the whole land in small, and where in it the map looks.
 */
import { html, svg } from "../dom.js";
import L from "../leaflet.js";

/** Largest width and height, px. */
const SIZE = 116;
/** Lowest map that it stands on, px. */
const LOWEST = 400;

/**
 * @param {any} map
 * @param {import("../state/types.js").Page} page
 * @returns {HTMLElement}
 */
export function createLocator(map, page) {
  const { island } = page;
  const [west, south, east, north] = island.map.limits;
  /** @param {number} lon @param {number} lat */
  const project = (lon, lat) => L.CRS.EPSG3857.latLngToPoint(L.latLng(lat, lon), 8);
  const origin = project(west, north);
  const corner = project(east, south);
  const scale = SIZE / Math.max(corner.x - origin.x, corner.y - origin.y);
  const width = Math.round((corner.x - origin.x) * scale);
  const height = Math.round((corner.y - origin.y) * scale);
  /** @param {import("../state/types.js").LonLat} position */
  function spot([lon, lat]) {
    const { x, y } = project(lon, lat);
    return `${((x - origin.x) * scale).toFixed(1)} ${((y - origin.y) * scale).toFixed(1)}`;
  }
  /** A ring of at most a few hundred positions: more cannot be seen at this size. @param {import("../state/types.js").LonLat[]} ring */
  function path(ring) {
    const step = Math.max(1, Math.floor(ring.length / 400));
    return `M${ring
      .filter((_, index) => index % step === 0)
      .map(spot)
      .join("L")}`;
  }
  const shapes = island.elements.flatMap((element) => {
    if (element.t === "area" && element.pane === "gm-ground") {
      const d = element.areas[0].map((rings) => `${rings.map(path).join("Z")}Z`).join("");
      const { fill } = island.styles[element.style];
      return [svg("path", { d, fill, stroke: "#A8A294", "stroke-width": 0.6 })];
    }
    if (element.t === "line" && island.styles[element.style].casing) {
      const d = element.paths.map(path).join("");
      return [svg("path", { d, fill: "none", stroke: "#1F2328", "stroke-width": 1.2 })];
    }
    return [];
  });
  const frame = svg("rect", {
    fill: "#1F2328",
    "fill-opacity": 0.06,
    stroke: "#1F2328",
    "stroke-width": 1.5,
  });
  const picture = svg(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, width, height, role: "img" },
    ...shapes,
    frame,
  );
  const box = html("div", { class: "gm-locator" }, picture);

  function name() {
    picture.setAttribute("aria-label", page.speech().words("control.locator"));
  }

  function update() {
    // On a low map it would stand in the way of the buttons.
    box.hidden = map.getSize().y < LOWEST;
    const bounds = map.getBounds();
    const a = project(bounds.getWest(), bounds.getNorth());
    const b = project(bounds.getEast(), bounds.getSouth());
    const left = Math.max((a.x - origin.x) * scale, 0.8);
    const top = Math.max((a.y - origin.y) * scale, 0.8);
    const right = Math.min((b.x - origin.x) * scale, width - 0.8);
    const bottom = Math.min((b.y - origin.y) * scale, height - 0.8);
    frame.setAttribute("x", left.toFixed(1));
    frame.setAttribute("y", top.toFixed(1));
    frame.setAttribute("width", Math.max(right - left, 3).toFixed(1));
    frame.setAttribute("height", Math.max(bottom - top, 3).toFixed(1));
  }
  page.store.subscribe(({ language }, former) => language !== former.language && name());
  map.on("move resize", update);
  name();
  return box;
}
