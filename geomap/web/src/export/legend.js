/**
 * The legend of a sheet, with the samples of the page.
 */
import { svg } from "../dom.js";
import { at, stack } from "./blocks.js";

/** @typedef {import("./typeset.js").Set} Block */
/** @typedef {import("../state/types.js").Swatch} Swatch */

const TITLE = { size: 11.5, line: 16, weight: 600, spacing: 0.46, color: "#5B6066" };
const TEXT = { size: 12.5, line: 16 };
const NOTE = { ...TEXT, color: "#5B6066" };

/** Width of the samples, and clear space beside them and around entries, px. */
const SAMPLE = 32;
const GAP = 8;
const AROUND = 2;
const ABOVE_TITLE = 8;

/**
 * A sample as the page draws it, which needs no place in a document.
 *
 * @param {Element} sample
 * @returns {{node: SVGElement, width: number, height: number} | null}
 */
function drawn(sample) {
  const picture = sample.matches("svg, img") ? sample : sample.querySelector("svg, img");
  if (!picture) return null;
  const width = Number(picture.getAttribute("width"));
  const height = Number(picture.getAttribute("height"));
  if (picture instanceof HTMLImageElement) {
    return { node: svg("image", { href: picture.src, width, height }), width, height };
  }
  return { node: /** @type {SVGElement} */ (picture.cloneNode(true)), width, height };
}

/**
 * The sections of a legend, each in blocks that may be set in columns: no title ends one.
 *
 * @param {ReturnType<typeof import("../panel/legend.js").shownLegend>} sections
 * @param {(swatch: Swatch | null) => Element} swatchOf
 * @param {import("../state/speech.js").Speech} speech
 * @param {import("./typeset.js").Typesetter} setter
 * @param {number} width
 * @returns {Block[][]}
 */
export function legendSections(sections, swatchOf, speech, setter, width) {
  /**
   * @param {Swatch | null} swatch
   * @param {string} text
   * @returns {Block}
   */
  function entry(swatch, text) {
    const sample = swatch && drawn(swatchOf(swatch));
    const indent = swatch ? SAMPLE + GAP : 0;
    const words = setter.block(text, indent, 0, width - indent, swatch ? TEXT : NOTE);
    const height = Math.max(words.height, sample?.height ?? 0) + 2 * AROUND;
    const node = svg("g", {}, at(words.node, 0, (height - words.height) / 2));
    if (sample) {
      node.append(at(sample.node, (SAMPLE - sample.width) / 2, (height - sample.height) / 2));
    }
    return { node, height };
  }

  return sections.map(({ title, entries }) => {
    const heading = setter.block(speech.say(title), 0, ABOVE_TITLE, width, TITLE);
    heading.height += ABOVE_TITLE;
    const [first, ...others] = entries.map(({ swatch, text }) => entry(swatch, speech.say(text)));
    return first ? [stack([heading, first]), ...others] : [];
  });
}
