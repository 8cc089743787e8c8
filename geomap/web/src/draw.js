/**
 * Areas, lines and circles of a layer as Leaflet paths in the group that the frame made for it.
 */
import L from "./leaflet.js";

/** @typedef {import("./types.js").Shape} Shape */

/** Width in px of the unseen line that makes a thin one easy to hit. */
const REACH = 14;

/**
 * @typedef {object} Drawn
 * @property {Shape} shape
 * @property {any[]} paths  Leaflet layers, from the bottom up; the last takes the pointer
 */

/** @param {import("./types.js").LonLat} position */
const turned = ([lon, lat]) => [lat, lon];

/** @param {import("./types.js").LonLat[]} path */
const turnedAll = (path) => path.map(turned);

/**
 * @param {import("./types.js").Island} island
 * @param {import("./patterns.js").Patterns} patterns
 */
export function createDrawing(island, patterns) {
  /** One SVG per pane, whatever the frame's default renderer is: hatches need SVG. */
  const renderers = new Map();

  /** @param {string} pane */
  function rendererOf(pane) {
    let renderer = renderers.get(pane);
    if (!renderer) renderers.set(pane, (renderer = L.svg({ pane, padding: 0.5 })));
    return renderer;
  }

  /** @param {Shape} shape */
  function base(shape) {
    return {
      pane: shape.pane,
      renderer: rendererOf(shape.pane),
      interactive: false,
      bubblingMouseEvents: false,
      // Neighbours share their edges to the last vertex, and dashes must not crawl as one pans.
      smoothFactor: 0,
      noClip: true,
      lineCap: "butt",
      lineJoin: "round",
    };
  }

  /**
   * @param {Shape} shape
   * @param {object} options
   */
  function path(shape, options) {
    const all = { ...base(shape), ...options };
    if (shape.t === "area") {
      return L.polygon(
        shape.polygons.map((rings) => rings.map(turnedAll)),
        all,
      );
    }
    if (shape.t === "line") return L.polyline(shape.paths.map(turnedAll), { ...all, fill: false });
    return L.circle(turned(shape.at), { ...all, radius: shape.radius_m });
  }

  /**
   * @param {Shape} shape
   * @param {boolean} clickable
   * @returns {Drawn}
   */
  function draw(shape, clickable) {
    const style = island.styles[shape.style];
    if (!style) throw new Error(`there is no style ${shape.style}`);
    const fill = shape.t === "line" ? null : patterns.fillOf(style);
    const paths = [];
    if (style.casing) {
      const { color, width } = style.casing;
      paths.push(path(shape, { color, weight: width, opacity: 1, fill: false }));
    }
    const thin = shape.t === "line";
    paths.push(
      path(shape, {
        stroke: style.stroke !== null,
        color: style.stroke ?? "none",
        opacity: style.stroke_opacity,
        weight: style.width,
        dashArray: style.dash,
        fill: fill !== null,
        fillColor: fill?.fill,
        fillOpacity: fill?.opacity,
        interactive: clickable && !thin,
      }),
    );
    if (clickable && thin) {
      paths.push(
        path(shape, {
          color: "#000000",
          opacity: 0,
          weight: REACH,
          fill: false,
          interactive: true,
        }),
      );
    }
    return { shape, paths };
  }

  /**
   * Outlines that mark a chosen shape.
   *
   * @param {Shape} shape
   * @param {string} pane
   */
  function outlines(shape, pane) {
    const quiet = { pane, renderer: rendererOf(pane), fill: false, lineCap: "round" };
    // Where no source gave a limit, choosing must not draw one.
    if (shape.t === "area" && !island.styles[shape.style].stroke) {
      const dots = { ...quiet, dashArray: "0.1 7" };
      return [
        path(shape, { ...dots, color: "#FFFFFF", weight: 5, opacity: 0.9 }),
        path(shape, { ...dots, color: "#1F2328", weight: 3, opacity: 0.9 }),
      ];
    }
    return [
      path(shape, { ...quiet, color: "#FFFFFF", weight: 7, opacity: 0.9 }),
      path(shape, { ...quiet, color: "#1F2328", weight: 3, opacity: 1 }),
    ];
  }

  return { draw, outlines };
}
