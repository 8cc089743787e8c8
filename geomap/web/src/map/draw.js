/**
 * Areas, lines and circles of a layer as Leaflet paths in the group that the frame made for it.
 */
import L from "../leaflet.js";

/** @typedef {import("../state/types.js").Shape} Shape */

/** Width in px of the unseen line that makes a thin one easy to hit. */
const REACH = 14;

/**
 * @typedef {object} Drawn
 * @property {Shape} shape
 * @property {any[]} paths  Leaflet layers, from the bottom up
 * @property {any} target  the one that takes the pointer
 * @property {(style: string) => any[]} restyle  give it a style; returns the paths that are drawn
 */

/** @param {import("../state/types.js").LonLat} position */
const turned = ([lon, lat]) => [lat, lon];

/** @param {import("../state/types.js").LonLat[]} path */
const turnedAll = (path) => path.map(turned);

/**
 * @param {import("../state/types.js").Island} island
 * @param {import("./patterns.js").Patterns} patterns
 */
export function createDrawing(island, patterns) {
  /** One SVG per pane, whatever the frame's default renderer is: hatches need SVG. */
  const renderers = new Map();

  /** @param {string} pane */
  function rendererOf(pane) {
    const renderer = renderers.get(pane) ?? L.svg({ pane, padding: 0.5 });
    renderers.set(pane, renderer);
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
   * @param {number} [depth]  which of the nested copies of an area
   */
  function path(shape, options, depth = 0) {
    const all = { ...base(shape), ...options };
    if (shape.t === "area") {
      return L.polygon(
        shape.areas[depth].map((rings) => rings.map(turnedAll)),
        all,
      );
    }
    if (shape.t === "line") return L.polyline(shape.paths.map(turnedAll), { ...all, fill: false });
    return L.circle(turned(shape.at), { ...all, radius: shape.radius_m });
  }

  /**
   * @param {Shape} shape
   * @param {string} key  of a style
   */
  function paintOf(shape, key) {
    const style = island.styles[key];
    if (!style) throw new Error(`there is no style ${key}`);
    const fill = shape.t === "line" ? null : patterns.fillOf(style);
    return {
      stroke: style.stroke !== null,
      color: style.stroke ?? "none",
      opacity: style.stroke_opacity,
      weight: style.width,
      dashArray: style.dash,
      fill: fill !== null,
      fillColor: fill?.fill,
      fillOpacity: fill?.opacity,
    };
  }

  /**
   * @param {Shape} shape
   * @param {string} key  of its style
   * @param {boolean} clickable
   * @returns {Drawn}
   */
  function draw(shape, key, clickable) {
    const thin = shape.t === "line";
    const paint = paintOf(shape, key);
    const copies = shape.t === "area" ? shape.areas.length : 1;
    const main = Array.from({ length: copies }, (_, depth) =>
      path(shape, { ...paint, interactive: clickable && !thin && depth === 0 }, depth),
    );
    const { casing } = island.styles[key];
    const below = casing
      ? [path(shape, { color: casing.color, weight: casing.width, opacity: 1, fill: false })]
      : [];
    const unseen = { color: "#000000", opacity: 0, weight: REACH, fill: false, interactive: true };
    const above = clickable && thin ? [path(shape, unseen)] : [];
    return {
      shape,
      paths: [...below, ...main, ...above],
      target: above[0] ?? main[0],
      restyle(fresh) {
        const options = paintOf(shape, fresh);
        // A limit that a source gave is one edge; without one the copies fade towards the outside.
        const drawn = island.styles[fresh].stroke ? main.slice(0, 1) : main;
        for (const piece of drawn) piece.setStyle(options);
        return [...below, ...drawn, ...above];
      },
    };
  }

  /**
   * Outlines that mark a chosen shape.
   *
   * @param {Shape} shape
   * @param {string} pane
   * @param {string} key  of the style it has now
   */
  function outlines(shape, pane, key) {
    const quiet = { pane, renderer: rendererOf(pane), fill: false, lineCap: "round" };
    // Where no source gave a limit, choosing must not draw one.
    if (shape.t === "area" && !island.styles[key].stroke) {
      const dots = { ...quiet, dashArray: "0.1 7" };
      return [
        path(shape, { ...dots, color: "#FFFFFF", weight: 5, opacity: 0.9 }),
        path(shape, { ...dots, color: "#1F2328", weight: 3, opacity: 0.9 }),
      ];
    }
    // A line keeps its own dashes: what marks it lies to both sides of its casing.
    const wide = shape.t === "line" ? 8 : 0;
    return [
      path(shape, { ...quiet, color: "#FFFFFF", weight: 7 + wide, opacity: 0.9 }),
      path(shape, { ...quiet, color: "#1F2328", weight: 3 + wide, opacity: wide ? 0.55 : 1 }),
    ];
  }

  /**
   * A halo of its own colour for what changed; dotted where no limit was given.
   *
   * @param {Shape} shape
   * @param {string} pane
   * @param {string} key
   */
  function halo(shape, pane, key) {
    const soft = shape.t === "area" && !island.styles[key].stroke;
    const quiet = { pane, renderer: rendererOf(pane), fill: false, lineCap: "round" };
    const dots = soft ? { dashArray: "0.1 9" } : {};
    return [
      path(shape, { ...quiet, ...dots, color: "#1F2328", weight: soft ? 7 : 8, opacity: 0.85 }),
      path(shape, { ...quiet, ...dots, color: "#FFD400", weight: soft ? 5 : 5.5, opacity: 1 }),
    ];
  }

  return { draw, outlines, halo };
}
