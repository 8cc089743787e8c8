/**
 * SVG of the page as SVG that stands alone: what style sheets give it becomes its attributes.
 */
import { svg } from "../dom.js";

/** What the style of a shape may say about its look. */
const PAINT = [
  "fill",
  "fill-opacity",
  "fill-rule",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "stroke-dashoffset",
  "stroke-linecap",
  "stroke-linejoin",
];
const LETTERS = [
  "font-family",
  "font-size",
  "font-style",
  "font-weight",
  "letter-spacing",
  "text-anchor",
  "dominant-baseline",
  "paint-order",
];

/** Attributes that act on a page, or name what only a page has. */
const OF_PAGE = /^(class|style|tabindex|role|focusable|xmlns.*|on.*|aria-.*|data-.*)$/;

/** Not drawn where they stand, but where they are named. */
const NAMED = new Set([
  "defs",
  "pattern",
  "marker",
  "clipPath",
  "mask",
  "filter",
  "linearGradient",
  "radialGradient",
  "symbol",
]);
const DROPPED = new Set(["script", "style", "title", "desc", "foreignObject", "metadata"]);
const GROUPS = new Set(["g", "svg", "a"]);

/** @param {CSSStyleDeclaration} style */
function isUnseen({ fill, fillOpacity, stroke, strokeOpacity, strokeWidth }) {
  const noFill = fill === "none" || fillOpacity === "0";
  return noFill && (stroke === "none" || strokeOpacity === "0" || strokeWidth === "0px");
}

/**
 * @param {SVGElement} source
 * @param {SVGElement} copy
 * @param {CSSStyleDeclaration} style
 */
function giveLooks(source, copy, style) {
  const isText = source.localName === "text" || source.localName === "tspan";
  for (const name of isText ? [...PAINT, ...LETTERS] : PAINT) {
    const own = source.getAttribute(name);
    // An address of a pattern stays as it was written: a browser may have resolved it.
    if (own?.startsWith("url(")) continue;
    const value = style.getPropertyValue(name);
    if (value) copy.setAttribute(name, value);
  }
}

/**
 * A copy of an SVG element that looks the same anywhere; null if there is nothing to see.
 *
 * @param {SVGElement} source  on the page
 * @returns {SVGElement | null}
 */
export function shapeOf(source) {
  const { localName: name } = source;
  if (DROPPED.has(name)) return null;
  if (NAMED.has(name)) return /** @type {SVGElement} */ (source.cloneNode(true));
  const style = getComputedStyle(source);
  if (style.display === "none" || style.opacity === "0") return null;
  const isGroup = GROUPS.has(name);
  const isText = name === "text" || name === "tspan";
  if (!isGroup && (style.visibility !== "visible" || (name !== "image" && isUnseen(style)))) {
    return null;
  }
  if (name === "image" && !isInside(source.getAttribute("href"))) return null;
  const copy = svg(name === "a" ? "g" : name);
  for (const { name: key, value } of source.attributes) {
    if (!OF_PAGE.test(key)) copy.setAttribute(key, value);
  }
  if (!isGroup) giveLooks(source, copy, style);
  if (style.opacity !== "1") copy.setAttribute("opacity", style.opacity);
  for (const child of source.childNodes) {
    if (child instanceof SVGElement) copy.append(shapeOf(child) ?? "");
    else if (isText && child instanceof Text) copy.append(child.data);
  }
  return isGroup && !copy.childElementCount ? null : copy;
}

/** Whether a picture is in the page itself. @param {string | null} address */
export const isInside = (address) => address?.startsWith("data:") ?? false;

/**
 * A drawing of the page as a part of another, in a box of it.
 *
 * @param {SVGSVGElement} source
 * @param {{x: number, y: number, width: number, height: number}} box
 */
export function drawingOf(source, box) {
  const copy = shapeOf(source);
  if (!copy || !box.width || !box.height) return null;
  for (const [name, value] of Object.entries(box)) copy.setAttribute(name, String(value));
  if (getComputedStyle(source).overflow === "visible") copy.setAttribute("overflow", "visible");
  return copy;
}
