/**
 * What is measured, on the map: points, legs with their lengths, and a line to where the next point
 * would be.
 */
import { html } from "../dom.js";
import L from "../leaflet.js";
import { distanceM, geodesicLine } from "./geodesic.js";
import { lengthsIn } from "./measure_panel.js";

/** @typedef {import("../state/types.js").LonLat} LonLat */
/** @typedef {import("./measure.js").Measured} Measured */

const PANE = "gm-measure";
const [INK, PAPER] = ["#1F2328", "#FFFFFF"];
/** Legs are drawn in pieces of this length, m: between them a geodesic looks straight. */
const PIECE = 20_000;
/** Legs shorter than this are not named, px. */
const NAMED = 64;

/** @param {LonLat} position */
const turned = ([lon, lat]) => [lat, lon];

/**
 * @param {any} map
 * @param {import("../state/types.js").Page} page
 */
export function createMeasureDrawing(map, page) {
  const pane = map.createPane(PANE);
  pane.style.zIndex = "640";
  pane.style.pointerEvents = "none";
  // The panel tells it in words.
  pane.setAttribute("aria-hidden", "true");
  const quiet = { pane: PANE, renderer: L.svg({ pane: PANE, padding: 0.5 }), interactive: false };
  const group = L.layerGroup().addTo(map);
  const next = L.polyline([], {
    ...quiet,
    color: INK,
    weight: 1.5,
    dashArray: "4 4",
    opacity: 0.8,
  });
  /** @type {Measured | null} */
  let shown = null;
  /** @type {{lat: number, lng: number} | null} */
  let aim = null;

  /** @param {LonLat} a @param {LonLat} b */
  const leg = (a, b) => geodesicLine(a, b, PIECE);

  /** @param {Measured} measured */
  function draw({ tool, points, pixel_m }) {
    const isRing = tool === "area" && points.length > 2;
    const ends = isRing ? [...points, points[0]] : points;
    const legs = ends.slice(1).map((at, index) => leg(ends[index], at));
    const path = legs.flat().map(turned);
    if (isRing) {
      group.addLayer(L.polygon(path, { ...quiet, stroke: false, color: INK, fillOpacity: 0.1 }));
    }
    for (const [color, weight] of [
      [PAPER, 5],
      [INK, 2],
    ]) {
      group.addLayer(L.polyline(path, { ...quiet, color, weight, opacity: 0.95 }));
    }
    for (const at of points) {
      const look = { radius: 4, weight: 2, color: INK, fillColor: PAPER, fillOpacity: 1 };
      group.addLayer(L.circleMarker(turned(at), { ...quiet, ...look }));
    }
    for (const [index, line] of legs.entries()) name(line, ends[index], ends[index + 1], pixel_m);
  }

  /** @param {LonLat[]} line @param {LonLat} a @param {LonLat} b @param {number} pixel_m */
  function name(line, a, b, pixel_m) {
    const [from, to] = [a, b].map((at) => map.latLngToContainerPoint(turned(at)));
    if (from.distanceTo(to) < NAMED) return;
    const half = (line.length - 1) / 2;
    const [low, high] = [line[Math.floor(half)], line[Math.ceil(half)]];
    const middle = [(low[1] + high[1]) / 2, (low[0] + high[0]) / 2];
    const { km } = lengthsIn(page.speech(), distanceM(a, b), pixel_m);
    const icon = L.divIcon({
      html: html("span", {}, km),
      className: "gm-measure-leg",
      iconSize: null,
    });
    // Leaflet stacks markers by their latitude; all of these belong over the lines.
    const over = { zIndexOffset: 1e5, interactive: false, keyboard: false };
    group.addLayer(L.marker(middle, { pane: PANE, icon, ...over }));
  }

  function lead() {
    const last = shown?.points[shown.points.length - 1];
    if (!shown || !last) return void next.remove();
    const { lat, lng } = aim ?? map.getCenter();
    const line = leg(last, [lng, lat]);
    if (shown.tool === "area" && shown.points.length > 1)
      line.push(...leg([lng, lat], shown.points[0]));
    next.setLatLngs(line.map(turned)).addTo(map);
  }

  function redraw() {
    group.clearLayers();
    if (shown) draw(shown);
    lead();
  }

  map.on("zoomend", () => shown && redraw());
  map.on("move", lead);
  return {
    /** @param {Measured | null} measured */
    show(measured) {
      shown = measured;
      redraw();
    },
    /** Where the next point would be. @param {typeof aim} place  null for the middle of the map */
    aimAt(place) {
      aim = place;
      lead();
    },
  };
}
