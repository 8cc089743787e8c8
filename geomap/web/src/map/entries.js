/**
 * Labels as elements of the page, and their sizes: what `labels.js` places.
 */
import { html, symbolImage } from "../dom.js";
import L from "../leaflet.js";
import { inkOf } from "./patterns.js";

/** Height of the unit types that a callout names, px. */
const ICON = 20;

/**
 * @typedef {import("../state/types.js").Label} Label
 *
 * @typedef {object} Entry
 * @property {Label} label
 * @property {HTMLElement} node
 * @property {any} leader
 * @property {number} width
 * @property {number} height
 */

/**
 * @param {HTMLElement} pane
 * @param {import("../state/types.js").Page} page
 * @param {(feature: string, from: HTMLElement, event: MouseEvent) => void} open
 */
export function createEntries(pane, page, open) {
  const { island, picture } = page;

  /**
   * @param {Label} label
   * @returns {Entry}
   */
  function entryOf(label) {
    const { feature, role } = label;
    const node = html("div", { class: `gm-label gm-role-${role}` });
    if (role === "callout" && feature && Object.hasOwn(island.cards, feature)) {
      node.classList.add("gm-callout-open");
      node.setAttribute("data-feature", feature);
      L.DomEvent.disableClickPropagation(node);
      node.addEventListener("click", (event) => open(feature, node, event));
    }
    pane.append(node);
    const leader =
      role === "callout" || (role === "unit" && label.rank === 1)
        ? L.polyline([], { pane: "gm-leaders", interactive: false, weight: 1, opacity: 0.9 })
        : null;
    return { label, node, leader, width: 0, height: 0 };
  }

  /** Write the text of a label in the language chosen. @param {Entry} entry */
  function write({ label, node }) {
    // What a report is called is a sentence; only names of places are two toponyms.
    const isReport = picture.isReport(label.named);
    const lines = isReport ? [page.speech().title(label.named)] : page.speech().lines(label.named);
    node.style.width = "";
    node.replaceChildren(
      ...lines.map((line, index) => {
        const last = label.doubtful && index === lines.length - 1;
        return html(
          "span",
          { class: index ? "gm-second" : "gm-first" },
          last ? `${line} (?)` : line,
        );
      }),
    );
    if (!label.icons) return;
    const icons = label.icons.map((name) => symbolImage(island.symbols[name], ICON));
    node.append(html("span", { class: "gm-icons" }, ...icons));
  }

  /** Colour of a label at the time. @param {Entry} entry */
  function ink({ label, node, leader }) {
    const key = picture.styleOf(label);
    const color = key ? inkOf(island.styles[key]) : null;
    node.style.color = color ?? "";
    leader?.setStyle({ color: color ?? "#4C5157" });
  }

  /** Read all sizes at once; only here does the browser have to lay out. @param {Entry[]} entries */
  function measure(entries) {
    const range = document.createRange();
    const widths = entries.map(({ node }) => {
      const lines = [...node.children].map((line) => {
        range.selectNodeContents(line);
        return range.getBoundingClientRect().width;
      });
      return Math.ceil(Math.max(...lines)) + 1;
    });
    // A box around wrapped text is wider than its lines; what is not text need not be kept clear.
    for (const [index, { node }] of entries.entries()) node.style.width = `${widths[index]}px`;
    for (const entry of entries) {
      entry.width = entry.node.offsetWidth;
      entry.height = entry.node.offsetHeight;
    }
  }

  return { entryOf, write, ink, measure };
}
