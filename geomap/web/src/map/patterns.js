/**
 * Styles as SVG paint: hatches as pattern definitions shared by map, legend and cards.
 */
import { svg } from "../dom.js";

/** @typedef {import("../state/types.js").Style} Style */

/** @typedef {ReturnType<typeof createPatterns>} Patterns */

/** Gives a hatched style its `url(#…)`, defining each pattern once. */
export function createPatterns() {
  const definitions = svg("defs");
  // Not display:none, which would switch the patterns off.
  document.body.append(
    svg(
      "svg",
      { width: 0, height: 0, class: "gm-definitions", "aria-hidden": "true" },
      definitions,
    ),
  );
  /** @type {Map<string, string>} */
  const known = new Map();

  /** @param {Style} style */
  function define(style) {
    const { angle, spacing, width, color, opacity } = /** @type {NonNullable<Style["hatch"]>} */ (
      style.hatch
    );
    const id = `gm-hatch-${known.size}`;
    const ground = style.fill && {
      width: spacing,
      height: spacing,
      fill: style.fill,
      "fill-opacity": style.fill_opacity,
    };
    definitions.append(
      svg(
        "pattern",
        {
          id,
          width: spacing,
          height: spacing,
          patternUnits: "userSpaceOnUse",
          // Angles turn against the clock from east, as on paper; y points down here.
          patternTransform: `rotate(${-angle})`,
        },
        ground && svg("rect", ground),
        svg("line", {
          x2: spacing,
          y1: spacing / 2,
          y2: spacing / 2,
          stroke: color,
          "stroke-width": width,
          "stroke-opacity": opacity,
        }),
      ),
    );
    return `url(#${id})`;
  }

  return {
    /**
     * @param {Style} style
     * @returns {{fill: string, opacity: number} | null}  null if there is nothing to fill with
     */
    fillOf(style) {
      if (!style.hatch)
        return style.fill ? { fill: style.fill, opacity: style.fill_opacity } : null;
      const key = JSON.stringify([style.hatch, style.fill, style.fill_opacity]);
      const url = known.get(key) ?? define(style);
      known.set(key, url);
      return { fill: url, opacity: 1 };
    },
  };
}

/**
 * The colour that stands for a style in text.
 *
 * @param {Style | undefined} style
 * @returns {string | null}
 */
export function inkOf(style) {
  return style ? (style.stroke ?? style.hatch?.color ?? style.fill) : null;
}
