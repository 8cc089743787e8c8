/**
 * Text in a drawing: SVG neither breaks lines nor knows how wide they are, so both are done here.
 */
import { svg } from "../dom.js";

/**
 * @typedef {object} Type
 * @property {number} size  px
 * @property {number} line  height of a line, px
 * @property {number} [weight]
 * @property {string} [color]
 * @property {number} [spacing]  between letters, px
 *
 * @typedef {object} Set  text that has been set
 * @property {SVGElement} node
 * @property {number} height
 *
 * @typedef {ReturnType<typeof createTypesetter>} Typesetter
 */

const INK = "#1F2328";

/** Where the baseline lies in a line, as a share of the size of the type above its middle. */
const BASELINE = 0.35;

/** @param {HTMLCanvasElement} canvas */
export function penOf(canvas) {
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("this browser cannot draw");
  return pen;
}

/** @param {string} family */
export function createTypesetter(family) {
  const pen = penOf(document.createElement("canvas"));

  /**
   * @param {string} text
   * @param {Type} type
   */
  function width(text, { size, weight = 400, spacing = 0 }) {
    pen.font = `${weight} ${size}px ${family}`;
    return pen.measureText(text).width + spacing * [...text].length;
  }

  /**
   * A word wider than a line, such as an address, in pieces that are not.
   *
   * @param {string} word
   * @param {Type} type
   * @param {number} most
   */
  function pieces(word, type, most) {
    if (width(word, type) <= most) return [word];
    const found = [""];
    for (const letter of word) {
      const longer = found[found.length - 1] + letter;
      if (found[found.length - 1] && width(longer, type) > most) found.push(letter);
      else found[found.length - 1] = longer;
    }
    return found;
  }

  /**
   * @param {string} text
   * @param {Type} type
   * @param {number} most  px
   * @returns {string[]}
   */
  function wrap(text, type, most) {
    /** @type {string[]} */
    const lines = [];
    for (const word of text.split(/[ \t\r\n]+/).filter(Boolean)) {
      const last = lines[lines.length - 1];
      const longer = `${last} ${word}`;
      if (last !== undefined && width(longer, type) <= most) lines[lines.length - 1] = longer;
      else lines.push(...pieces(word, type, most));
    }
    return lines;
  }

  /**
   * @param {string} text
   * @param {number} x
   * @param {number} y  top of the line
   * @param {Type} type
   * @param {"start" | "middle" | "end"} [anchor]
   */
  function line(text, x, y, type, anchor = "start") {
    const { size, line: height, weight = 400, color = INK, spacing } = type;
    return svg(
      "text",
      {
        x,
        y: y + height / 2 + size * BASELINE,
        fill: color,
        "font-family": family,
        "font-size": size,
        "font-weight": weight,
        "letter-spacing": spacing,
        "text-anchor": anchor,
      },
      text,
    );
  }

  return {
    width,
    wrap,
    line,
    /**
     * A paragraph.
     *
     * @param {string} text
     * @param {number} x
     * @param {number} y
     * @param {number} most
     * @param {Type} type
     * @returns {Set}
     */
    block(text, x, y, most, type) {
      const lines = wrap(text, type, most);
      const nodes = lines.map((part, index) => line(part, x, y + index * type.line, type));
      return { node: svg("g", {}, ...nodes), height: lines.length * type.line };
    },
  };
}
