/**
 * Text of the page as SVG text: each line where the browser has put it, with its halo.
 */
import { html, svg } from "../dom.js";

/** @typedef {{left: number, top: number}} Origin */

/** A colour, and how far a shadow of it is moved and blurred, as browsers report it. */
const SHADOW = /(\w+\([^)]*\)) (-?[\d.]+)px (-?[\d.]+)px ([\d.]+)px/g;

/** A blurred shadow is as strong as a line of this opacity. */
const GLOW = 0.35;

/** @param {CSSStyleDeclaration} style */
const fontOf = ({ fontStyle, fontWeight, fontSize, fontFamily }) =>
  `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;

/**
 * The lines of a text as they are broken, and the box of each in the window.
 *
 * @param {Text} node
 * @returns {{text: string, left: number, right: number, top: number}[]}
 */
function linesOf(node) {
  const range = document.createRange();
  /** @type {{text: string, left: number, right: number, top: number}[]} */
  const lines = [];
  let at = 0;
  for (const letter of node.data) {
    range.setStart(node, at);
    at += letter.length;
    range.setEnd(node, at);
    const box = range.getClientRects()[0];
    const last = lines[lines.length - 1];
    const isBlank = !letter.trim();
    if (!box || (isBlank && (!last || !box.width))) continue;
    if (last && Math.abs(last.top - box.top) < box.height / 2) {
      last.text += letter;
      last.left = Math.min(last.left, box.left);
      last.right = Math.max(last.right, box.right);
    } else if (!isBlank) {
      const { left, right, top } = box;
      lines.push({ text: letter, left, right, top });
    }
  }
  return lines;
}

/**
 * Halos from shadows: what is laid around letters on all sides is a line along their edges.
 *
 * @param {string} shadows  computed
 * @returns {{color: string, width: number, opacity: number}[]}  the widest first
 */
export function halosOf(shadows) {
  const found = [...shadows.matchAll(SHADOW)].map(([, color, x, y, blur]) => ({
    color,
    reach: Math.hypot(Number(x), Number(y)) + Number(blur) / 2,
    isBlurred: Number(blur) > 0,
  }));
  const sharp = found.filter(({ isBlurred }) => !isBlurred);
  const blurred = found.filter(({ isBlurred }) => isBlurred);
  return [blurred, sharp].flatMap((alike) => {
    if (!alike.length) return [];
    const width = 2 * Math.max(...alike.map(({ reach }) => reach));
    const opacity = alike === blurred ? GLOW : 1;
    return [{ color: alike[0].color, width, opacity }];
  });
}

/**
 * How far below the top of its line a font has its baseline, px. The page itself is asked: a canvas
 * rounds in its own way.
 *
 * @param {string} font
 */
function measureAscent(font) {
  const foot = html("i");
  foot.style.display = "inline-block";
  const probe = html("div", {}, "H", foot);
  Object.assign(probe.style, { position: "absolute", visibility: "hidden", font });
  document.body.append(probe);
  const range = document.createRange();
  range.selectNode(/** @type {Node} */ (probe.firstChild));
  const ascent = foot.getBoundingClientRect().bottom - range.getBoundingClientRect().top;
  probe.remove();
  return ascent;
}

/** Draws texts of the page; measures each font once. */
export function createLettering() {
  /** @type {Map<string, number>} */
  const ascents = new Map();

  /** @param {string} font */
  function ascentOf(font) {
    const ascent = ascents.get(font) ?? measureAscent(font);
    ascents.set(font, ascent);
    return ascent;
  }

  /**
   * @param {Text} node
   * @param {Origin} origin
   * @returns {SVGElement[]}
   */
  return function lettersOf(node, origin) {
    const parent = node.parentElement;
    if (!parent || !node.data.trim()) return [];
    const style = getComputedStyle(parent);
    const ascent = ascentOf(fontOf(style));
    const isUpper = style.textTransform === "uppercase";
    const language = parent.closest("[lang]")?.getAttribute("lang") || "en";
    const isReversed = style.direction === "rtl";
    const halos = halosOf(style.textShadow);
    return linesOf(node).flatMap(({ text, left, right, top }) => {
      const shared = {
        x: (isReversed ? right : left) - origin.left,
        y: top - origin.top + ascent,
        direction: isReversed && "rtl",
        "font-family": style.fontFamily,
        "font-size": style.fontSize,
        "font-style": style.fontStyle,
        "font-weight": style.fontWeight,
        "letter-spacing": style.letterSpacing,
      };
      const words = isUpper ? text.trim().toLocaleUpperCase(language) : text.trim();
      const around = halos.map(({ color, width, opacity }) =>
        svg(
          "text",
          {
            ...shared,
            fill: "none",
            stroke: color,
            "stroke-width": width,
            "stroke-opacity": opacity,
            "stroke-linejoin": "round",
          },
          words,
        ),
      );
      return [...around, svg("text", { ...shared, fill: style.color }, words)];
    });
  };
}
