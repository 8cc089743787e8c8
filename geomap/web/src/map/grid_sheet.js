/**
 * The sheet that a grid is drawn on.
 */
import { html, svg } from "../dom.js";
import { boxOf, overlap } from "./boxes.js";

/** @typedef {import("../state/types.js").LonLat} LonLat */
/** @typedef {import("./boxes.js").Box} Box */
/** @typedef {import("./boxes.js").Spot} Spot */

/** Distance of numbers from the edge, px, and number of places where they are tried. */
const [EDGE, TRIES] = [4, 6];

/** @typedef {ReturnType<typeof createSheet>} Sheet */

/**
 * What a grid is drawn on: lines as one path of each kind, labels where there is room. Positions
 * are those of the map's container.
 *
 * @param {any} map
 * @param {HTMLElement} pane
 * @param {{x: number, y: number}} size
 */
export function createSheet(map, pane, { x: width, y: height }) {
  const shift = map.containerPointToLayerPoint([0, 0]);
  const origin = map.getPixelOrigin().add(shift);
  const lines = svg("svg", { class: "gm-grid-lines", width: 1, height: 1 });
  pane.append(lines);
  /** @type {Map<string, SVGElement>} */
  const paths = new Map();
  const taken = coveredIn(map.getContainer());

  /** @param {number} pad  part of the view that is added on each side */
  function viewWith(pad) {
    const [dx, dy] = [pad * width, pad * height];
    const low = map.containerPointToLatLng([-dx, height + dy]);
    const high = map.containerPointToLatLng([width + dx, -dy]);
    return { west: low.lng, south: low.lat, east: high.lng, north: high.lat };
  }

  /** @param {string} kind @param {readonly Spot[]} spots */
  function line(kind, spots) {
    let path = paths.get(kind);
    if (!path) {
      path = svg("path", { class: kind, d: "" });
      paths.set(kind, path);
      lines.append(path);
    }
    const steps = spots.map(
      ({ x, y }) => `${(x + shift.x).toFixed(1)} ${(y + shift.y).toFixed(1)}`,
    );
    path.setAttribute("d", `${path.getAttribute("d")}M${steps.join("L")}`);
  }

  /**
   * Put a text at the first of its places that is free, or nowhere.
   *
   * @param {string} text
   * @param {string} kind
   * @param {(width: number, height: number) => (Spot | null)[]} placesFor  upper left corners
   */
  function put(text, kind, placesFor) {
    const node = html("span", { class: `gm-grid-label ${kind}` }, text);
    pane.append(node);
    const [across, up] = [node.offsetWidth, node.offsetHeight];
    for (const place of placesFor(across, up)) {
      if (!place) continue;
      const box = boxOf(place.x - 2, place.y, across + 4, up);
      const isIn = box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height;
      if (!isIn || taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      node.style.left = `${place.x + shift.x}px`;
      node.style.top = `${place.y + shift.y}px`;
      return;
    }
    node.remove();
  }

  return {
    width,
    height,
    view: viewWith(0),
    /** So much more is drawn that moving the map a little shows no end. */
    wide: viewWith(0.5),
    /**
     * To parts of a pixel: rounded, slanting lines would have steps.
     *
     * @param {LonLat} position
     * @returns {Spot}
     */
    toSpot: ([lon, lat]) => map.project([lat, lon]).subtract(origin),
    line,
    /**
     * A number on its line, at an edge of the view or farther in.
     *
     * @param {"left" | "bottom"} edge
     * @param {string} text
     * @param {readonly Spot[]} path
     * @param {string} kind
     */
    label(edge, text, path, kind) {
      put(text, kind, (across, up) =>
        Array.from({ length: TRIES }, (_, index) => {
          if (edge === "left") {
            const x = Math.max(0, path[0].x) + EDGE + index * 36;
            const at = crossing(path, "x", x + across / 2);
            return at && { x, y: at.y - up / 2 };
          }
          const y = height - EDGE - up - index * 20;
          const at = crossing(path, "y", y + up / 2);
          return at && { x: at.x - across / 2, y };
        }),
      );
    },
    /**
     * The name of a square: in the middle of what shows of it, or in a corner of the box of that.
     *
     * @param {string} text
     * @param {Box} box
     * @param {Spot | null} middle
     */
    tag(text, box, middle) {
      put(text, "gm-grid-tag", (across, up) => {
        if (box.right - box.left < across || box.bottom - box.top < up) return [];
        if (middle) return [{ x: middle.x - across / 2, y: middle.y - up / 2 }];
        const [right, bottom] = [box.right - across, box.bottom - up];
        return [
          { x: box.left, y: box.top },
          { x: right, y: box.top },
          { x: box.left, y: bottom },
          { x: right, y: bottom },
        ];
      });
    },
  };
}

/**
 * Where a path is at a distance from the left or the top.
 *
 * @param {readonly Spot[]} path
 * @param {"x" | "y"} axis
 * @param {number} value
 */
function crossing(path, axis, value) {
  for (let index = 1; index < path.length; index++) {
    const [a, b] = [path[index - 1], path[index]];
    if (a[axis] > value === b[axis] > value) continue;
    const part = (value - a[axis]) / (b[axis] - a[axis]);
    return { x: a.x + part * (b.x - a.x), y: a.y + part * (b.y - a.y) };
  }
  return null;
}

/** Boxes of what stands on the map, as its container has them. @param {HTMLElement} container */
function coveredIn(container) {
  const frame = container.getBoundingClientRect();
  return [...container.querySelectorAll(".leaflet-control")].map((control) => {
    const { left, top, width, height } = control.getBoundingClientRect();
    return boxOf(left - frame.left, top - frame.top, width, height);
  });
}
