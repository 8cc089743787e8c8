/**
 * Grids over the map: degrees, and UTM with the squares of MGRS. Lines lie on the areas and under
 * symbols and names; their numbers stand at the left and the lower edge.
 */
import { boxOf } from "./boxes.js";
import { formatAngle } from "./coordinates.js";
import { cellsIn, linesIn, multiples, roundStep } from "./grid_lines.js";
import { createSheet } from "./grid_sheet.js";
import { lettersOf, SQUARE, toUtm, wrapped } from "./utm.js";

/** @typedef {import("../state/types.js").LonLat} LonLat */
/** @typedef {import("./boxes.js").Box} Box */
/** @typedef {import("./boxes.js").Spot} Spot */
/** @typedef {import("./grid_sheet.js").Sheet} Sheet */

/** Lines across the longer side of the view. */
const MOST = 8;
/** Squares of 100 km smaller than this are not drawn, px. */
const SMALLEST = 40;
/** Spots of the view, along each side, at which the squares are looked for. */
const LOOKS = 48;

/**
 * @param {any} map
 * @param {import("../state/types.js").Page} page
 */
export function createGrid(map, page) {
  const { store } = page;
  const pane = map.createPane("gm-grid");
  pane.style.zIndex = "260";
  pane.style.pointerEvents = "none";
  pane.classList.add("leaflet-zoom-hide");
  pane.setAttribute("aria-hidden", "true");

  function redraw() {
    pane.replaceChildren();
    const { degrees, mgrs } = store.state.grid;
    const size = map.getSize();
    if (!(degrees || mgrs) || Math.min(size.x, size.y) < SMALLEST) return;
    const sheet = createSheet(map, pane, size);
    if (degrees) drawDegrees(sheet);
    if (mgrs) drawUtm(sheet);
  }

  /** @param {Sheet} sheet */
  function drawDegrees({ width, height, view, wide, toSpot, line, label }) {
    const decimal = page.speech().text("number.decimal");
    const words = { number: (/** @type {string} */ fixed) => fixed.replace(".", decimal) };
    /** @param {number} from @param {number} to @param {"NS" | "EW"} letters */
    const scale = (from, to, letters) => {
      const step = roundStep(to - from, MOST);
      const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
      return {
        step,
        say: (/** @type {number} */ value) => formatAngle(value, letters, digits, words),
      };
    };
    const lons = scale(view.west, view.east, "EW");
    for (const lon of multiples(wide.west, wide.east, lons.step)) {
      const path = [lon, lon].map((at, end) => toSpot([at, end ? wide.north : wide.south]));
      line("gm-grid-degrees", path);
      if (path[0].x > 0 && path[0].x < width)
        label("bottom", lons.say(wrapped(lon)), path, "gm-grid-angle");
    }
    const lats = scale(view.south, view.north, "NS");
    for (const lat of multiples(wide.south, wide.north, lats.step)) {
      const path = [wide.west, wide.east].map((at) => toSpot([at, lat]));
      line("gm-grid-degrees", path);
      if (path[0].y > 0 && path[0].y < height) label("left", lats.say(lat), path, "gm-grid-angle");
    }
  }

  /** @param {Sheet} sheet */
  function drawUtm({ width, height, view, wide, toSpot, line, label, tag }) {
    // Metres of the longer side, by the scale of the map at its middle.
    const middle = map.getCenter();
    const aside = map.containerPointToLatLng([width / 2 + 100, height / 2]);
    const metres = map.distance(middle, aside) / 100;
    const longest = Math.max(width, height) * metres;
    const step = Math.min(SQUARE, roundStep(longest, MOST));
    const isDrawn = SQUARE / metres >= SMALLEST;

    for (const cell of cellsIn(wide)) {
      const corners = [
        [cell.west, cell.north],
        [cell.west, cell.south],
        [cell.east, cell.south],
      ].map((corner) => toSpot(/** @type {LonLat} */ (corner)));
      // The northern and eastern edges are those of the next cells.
      if (cell.west > wide.west) line("gm-grid-zone", corners.slice(0, 2));
      if (cell.south > wide.south) line("gm-grid-zone", corners.slice(1));
      if (!isDrawn) continue;
      for (const { axis, value, path } of linesIn(cell, step)) {
        const spots = path.map(toSpot);
        const isEdge = step < SQUARE && value % SQUARE === 0;
        line(isEdge ? "gm-grid-square" : "gm-grid-utm", spots);
        if (step >= SQUARE) continue;
        const starts = path[0][0] < view.west || path[0][0] - cell.west < 1e-6;
        const edge = axis === "easting" ? "bottom" : starts && "left";
        if (edge) label(edge, numberOf(value, step), spots, "gm-grid-metres");
      }
    }
    for (const { text, box, middle: at } of squaresIn(map, width, height, isDrawn)) {
      tag(text, box, step < SQUARE && isDrawn ? null : at);
    }
  }

  map.on("moveend resize", redraw);
  store.subscribe((state, former) => {
    if (state.grid !== former.grid || state.language !== former.language) redraw();
  });
  map.whenReady(redraw);
  return { redraw };
}

/**
 * The principal digits of a line: tens and units of kilometres, and hundreds of metres or less
 * where lines are closer.
 *
 * @param {number} value
 * @param {number} step
 */
function numberOf(value, step) {
  const digits = step >= 1000 ? 2 : step >= 100 ? 3 : 4;
  const within = Math.round(value % SQUARE) / 10 ** (5 - digits);
  return String(within).padStart(digits, "0");
}

/**
 * The squares of 100 km in the view, or the zones where those would be too small: where each shows.
 *
 * @param {any} map
 * @param {number} width
 * @param {number} height
 * @param {boolean} lettered
 */
function squaresIn(map, width, height, lettered) {
  /** @type {Map<string, {text: string, box: Box, middle: Spot, count: number}>} */
  const found = new Map();
  for (let index = 0; index < LOOKS * LOOKS; index++) {
    const x = (((index % LOOKS) + 0.5) * width) / LOOKS;
    const y = ((Math.floor(index / LOOKS) + 0.5) * height) / LOOKS;
    const { lat, lng } = map.containerPointToLatLng([x, y]);
    const metres = toUtm(lng, lat);
    if (!metres) continue;
    const zone = String(metres.zone).padStart(2, "0") + metres.band;
    const text = lettered ? `${zone} ${lettersOf(metres)}` : zone;
    const former = found.get(text) ?? {
      text,
      box: boxOf(x, y, 0, 0),
      middle: { x: 0, y: 0 },
      count: 0,
    };
    const { box, middle, count } = former;
    found.set(text, {
      text,
      box: {
        left: Math.min(box.left, x),
        top: Math.min(box.top, y),
        right: Math.max(box.right, x),
        bottom: Math.max(box.bottom, y),
      },
      middle: {
        x: (middle.x * count + x) / (count + 1),
        y: (middle.y * count + y) / (count + 1),
      },
      count: count + 1,
    });
  }
  return found.values();
}
