/**
 * Where the map looks: its first view, how far one may go, and how it follows the window.
 */
import { part } from "../dom.js";
import L from "../leaflet.js";
import { isPrinting } from "../page/print.js";

const FARTHEST = 7;
const CLOSEST = 15;
/** Clear space around the first view, px. */
const MARGIN = 8;

/** @param {number[]} box  west, south, east, north */
const boundsOf = ([west, south, east, north]) => L.latLngBounds([south, west], [north, east]);

/**
 * @param {any} map
 * @param {import("../state/types.js").Island} island
 * @param {{reduced: () => boolean}} frame
 * @param {import("../page/link.js").Place | null} asked  by the address of the page
 */
export function setUpView(map, island, frame, asked) {
  const bounds = boundsOf(island.map.bounds);
  const limits = boundsOf(island.map.limits);
  map.options.zoomSnap = 0.25;
  map.options.zoomDelta = 1;
  map.options.maxBoundsViscosity = 1;
  if (frame.reduced()) {
    map._zoomAnimated = false;
    map.options.fadeAnimation = false;
    map.options.inertia = false;
  }
  map.setMaxZoom(CLOSEST);

  /** How far out one may go: never past the drawn land, but always to the whole map. */
  function farthest() {
    const whole = map.getBoundsZoom(bounds, false, L.point(2 * MARGIN, 2 * MARGIN));
    const filled = map.getBoundsZoom(limits, true);
    return Math.min(Math.max(filled, Math.min(FARTHEST, whole)), whole, CLOSEST);
  }

  /** @param {boolean} animate */
  function fit(animate) {
    map.fitBounds(bounds, { padding: [MARGIN, MARGIN], animate: animate && !frame.reduced() });
  }

  /** Whether the reader still looks at the whole map; then the view follows the window. */
  let whole = asked === null;
  for (const act of ["wheel", "pointerdown", "keydown"]) {
    map.getContainer().addEventListener(act, () => (whole = false), { passive: true });
  }

  function adapt() {
    const { x, y } = map.getSize();
    // A page in a hidden tab or frame has no size yet; it will be told when it has.
    if (Math.min(x, y) <= 4 * MARGIN) return;
    map.setMinZoom(0);
    if (whole) fit(false);
    map.setMinZoom(farthest());
  }

  if (asked) map.setView([asked.lat, asked.lon], asked.zoom, { animate: false });
  map.setMaxBounds(limits);
  adapt();

  function settle() {
    map.invalidateSize({ animate: false, pan: !whole });
    adapt();
  }
  new ResizeObserver(() => isPrinting() || settle()).observe(part("gm-main"));

  return {
    settle,
    showWhole() {
      fit(true);
      whole = true;
    },
    bounds,
    isWhole: () => whole,
    /** @param {import("../page/link.js").Place} place */
    go({ lat, lon, zoom }) {
      whole = false;
      map.setView([lat, lon], zoom, { animate: !frame.reduced() });
    },
    /** The map is about to look at one feature; it no longer follows the window. */
    release() {
      whole = false;
    },
  };
}
