/**
 * Boxes of the page as SVG: ground, border, outline and hard shadows. Nothing else of them is used
 * on a map.
 */
import { svg } from "../dom.js";

/** @typedef {{x: number, y: number, width: number, height: number}} Place */

/** A shadow that only spreads: no shift, no blur. */
const RING = /(\w+\([^)]*\)) 0px 0px 0px ([\d.]+)px(?! inset)/g;

/** @param {string} color  computed */
const isClear = (color) => color === "transparent" || /^rgba\(.*, 0\)$|\/ 0\)$/.test(color);

/**
 * @param {Place} place
 * @param {number} by
 * @param {number} radius
 */
function grown({ x, y, width, height }, by, radius) {
  const size = { width: width + 2 * by, height: height + 2 * by };
  return { x: x - by, y: y - by, ...size, rx: radius ? Math.max(0, radius + by) : 0 };
}

/**
 * @param {CSSStyleDeclaration} style
 * @param {Place} place
 * @returns {SVGElement[]}  from the bottom up
 */
export function surfaceOf(style, place) {
  const radius = Number.parseFloat(style.borderTopLeftRadius) || 0;
  /** @type {SVGElement[]} */
  const found = [];
  // The first shadow lies on the others; none lies under the box, which may be clear.
  for (const [, color, spread] of [...style.boxShadow.matchAll(RING)].reverse()) {
    const ring = { fill: "none", stroke: color, "stroke-width": spread };
    found.push(svg("rect", { ...grown(place, Number(spread) / 2, radius), ...ring }));
  }
  if (!isClear(style.backgroundColor)) {
    found.push(svg("rect", { ...grown(place, 0, radius), fill: style.backgroundColor }));
  }
  found.push(...edgesOf(style, place, radius));
  const outline = Number.parseFloat(style.outlineWidth);
  if (style.outlineStyle !== "none" && outline > 0 && !isClear(style.outlineColor)) {
    const by = Number.parseFloat(style.outlineOffset) + outline / 2;
    const stroke = { stroke: style.outlineColor, "stroke-width": outline };
    found.push(svg("rect", { ...grown(place, by, radius), fill: "none", ...stroke }));
  }
  return found;
}

/**
 * @param {CSSStyleDeclaration} style
 * @param {Place} place
 * @param {number} radius
 */
function edgesOf(style, place, radius) {
  const { x, y, width, height } = place;
  const edges = ["top", "right", "bottom", "left"].map((side) => ({
    size: Number.parseFloat(style.getPropertyValue(`border-${side}-width`)) || 0,
    color: style.getPropertyValue(`border-${side}-color`),
  }));
  const [top, right, bottom, left] = edges;
  if (edges.every(({ size, color }) => size === top.size && color === top.color)) {
    if (!top.size || isClear(top.color)) return [];
    const stroke = { stroke: top.color, "stroke-width": top.size };
    return [svg("rect", { ...grown(place, -top.size / 2, radius), fill: "none", ...stroke })];
  }
  const bars = [
    { x, y, width, height: top.size, fill: top.color },
    { x: x + width - right.size, y, width: right.size, height, fill: right.color },
    { x, y: y + height - bottom.size, width, height: bottom.size, fill: bottom.color },
    { x, y, width: left.size, height, fill: left.color },
  ];
  return bars.filter((bar) => bar.width && bar.height).map((bar) => svg("rect", bar));
}
