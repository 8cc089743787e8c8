/**
 * The map as it stands on the screen, as SVG that needs nothing of the page. It follows the
 * document from the panes down, so whatever lies in a pane is in the picture, in its order.
 */
import { svg } from "../dom.js";
import { createLettering } from "./letters.js";
import { drawingOf, isInside, shapeOf } from "./shapes.js";
import { surfaceOf } from "./surfaces.js";

/** Name of the filter for what is greyed. */
const GREY = "gm-grey";

/** @param {Element} element */
const depthOf = (element) => Number.parseInt(getComputedStyle(element).zIndex, 10) || 0;

/**
 * The children of an element from the bottom up.
 *
 * @param {Element} parent
 * @returns {Node[]}
 */
function stacked(parent) {
  const depths = new Map(
    [...parent.childNodes].map((node) => [node, node instanceof Element ? depthOf(node) : 0]),
  );
  return [...depths.keys()].sort((a, b) => (depths.get(a) ?? 0) - (depths.get(b) ?? 0));
}

/**
 * Paints that shapes refer to: hatches, and the grey of what is kept for the record.
 *
 * @returns {SVGElement}
 */
export function definitions() {
  const shared = [...document.querySelectorAll("svg.gm-definitions > *")];
  // In the colours of the screen, as the style sheet's grayscale() does it.
  const grey = { id: GREY, "color-interpolation-filters": "sRGB" };
  return svg(
    "defs",
    {},
    svg("filter", grey, svg("feColorMatrix", { type: "saturate", values: 0 })),
    ...shared.map((node) => shapeOf(/** @type {SVGElement} */ (node))),
  );
}

/**
 * @param {any} map  Leaflet map
 * @returns {{node: SVGElement, width: number, height: number, isWhole: boolean}}  not whole if
 *   pictures from other hosts had to be left out
 */
export function snapshot(map) {
  const container = map.getContainer();
  const frame = container.getBoundingClientRect();
  const origin = { left: frame.left + container.clientLeft, top: frame.top + container.clientTop };
  const { x: width, y: height } = map.getSize();
  const lettersOf = createLettering();
  let isWhole = true;

  /** @param {DOMRect} box  in the window */
  function placeOf({ left, top, width, height }) {
    return { x: left - origin.left, y: top - origin.top, width, height };
  }

  /**
   * @param {Element} element
   * @returns {SVGElement[]}
   */
  function picturesOf(element) {
    const place = placeOf(element.getBoundingClientRect());
    if (!place.width || !place.height) return [];
    const address = addressOf(element);
    if (!isInside(address)) {
      isWhole = false;
      return [];
    }
    return [svg("image", { href: address, ...place, preserveAspectRatio: "none" })];
  }

  /**
   * @param {Node} node
   * @returns {(SVGElement | null)[]}
   */
  function visit(node) {
    if (node instanceof Text) {
      const parent = /** @type {Element} */ (node.parentElement);
      return getComputedStyle(parent).visibility === "visible" ? lettersOf(node, origin) : [];
    }
    if (node instanceof SVGSVGElement)
      return [drawingOf(node, placeOf(node.getBoundingClientRect()))];
    if (!(node instanceof HTMLElement)) return [];
    const style = getComputedStyle(node);
    if (style.display === "none" || style.opacity === "0") return [];
    const found = (style.visibility === "visible" ? ownOf(node, style) : []).concat(
      stacked(node).flatMap(visit),
    );
    if (!found.some(Boolean)) return [];
    const isGrey = style.filter.includes("grayscale(1)");
    if (style.opacity === "1" && !isGrey) return found;
    const effects = { opacity: style.opacity, filter: isGrey && `url(#${GREY})` };
    return [svg("g", effects, ...found)];
  }

  /**
   * What an element shows itself, under its children.
   *
   * @param {HTMLElement} element
   * @param {CSSStyleDeclaration} style
   * @returns {(SVGElement | null)[]}
   */
  function ownOf(element, style) {
    const isPicture = element instanceof HTMLImageElement || element instanceof HTMLCanvasElement;
    if (isPicture) return picturesOf(element);
    // Words in a line have a box on each line.
    return [...element.getClientRects()].flatMap((box) => surfaceOf(style, placeOf(box)));
  }

  const ground = { width, height, fill: getComputedStyle(container).backgroundColor };
  const drawn = visit(map.getPane("mapPane"));
  return {
    node: svg("svg", { width, height, overflow: "hidden" }, svg("rect", ground), ...drawn),
    width,
    height,
    isWhole,
  };
}

/** @param {Element} element */
function addressOf(element) {
  if (element instanceof HTMLImageElement) return element.currentSrc || element.src;
  try {
    return element instanceof HTMLCanvasElement ? element.toDataURL() : null;
  } catch {
    // It has pictures of another host in it.
    return null;
  }
}
