/**
 * Legend samples, drawn with the very paint of the map.
 */
import { html, svg, symbolImage } from "../dom.js";

/** @typedef {(swatch: import("../state/types.js").Swatch | null) => Element} SwatchOf */

const WIDTH = 30;
const HEIGHT = 18;

/**
 * @param {import("../state/types.js").Island} island
 * @param {import("../map/patterns.js").Patterns} patterns
 * @returns {SwatchOf}
 */
export function swatchesOf(island, patterns) {
  /** @param {import("../state/types.js").Style} style */
  function paint(style) {
    const fill = patterns.fillOf(style);
    return {
      fill: fill?.fill ?? "none",
      "fill-opacity": fill?.opacity,
      stroke: style.stroke ?? "none",
      "stroke-opacity": style.stroke_opacity,
      "stroke-width": style.width,
      "stroke-dasharray": style.dash,
    };
  }

  /**
   * @param {string} kind
   * @param {import("../state/types.js").Style} style
   */
  function drawn(kind, style) {
    const middle = HEIGHT / 2;
    if (kind === "area") {
      // Without an edge an area fades: it is drawn in rings whose paint adds up, here as there.
      const rings = style.stroke || !style.hatch ? [2] : [0, 2, 4];
      // Ground as pale as the paper would not be seen without one.
      const edge = style.stroke || style.hatch ? {} : { stroke: "#A8A294", "stroke-width": 0.5 };
      return rings.map((x) => {
        const size = { x, y: x, width: WIDTH - 2 * x, height: HEIGHT - 2 * x };
        return svg("rect", { ...size, ...paint(style), ...edge });
      });
    }
    if (kind === "circle") {
      return [svg("circle", { cx: WIDTH / 2, cy: middle, r: middle - 2, ...paint(style) })];
    }
    const line = { x1: 1, x2: WIDTH - 1, y1: middle, y2: middle };
    const casing = style.casing && {
      stroke: style.casing.color,
      "stroke-width": style.casing.width,
    };
    return [
      casing && svg("line", { ...line, ...casing }),
      svg("line", { ...line, ...paint(style) }),
    ];
  }

  return (swatch) => {
    const box = html("span", { class: "gm-swatch", "aria-hidden": "true" });
    if (!swatch) return box;
    if (swatch.kind === "symbol" && swatch.symbol) {
      const symbol = island.symbols[swatch.symbol];
      if (symbol) box.append(symbolImage(symbol, 24));
    } else {
      const style = island.styles[swatch.style ?? ""];
      const size = { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT };
      if (style) box.append(svg("svg", size, ...drawn(swatch.kind, style)));
    }
    return box;
  };
}
