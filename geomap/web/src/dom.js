/**
 * Elements made from values. Text is always text: nothing here, or above, parses markup.
 */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {Element} element
 * @param {Record<string, unknown>} attributes
 * @param {(Node | string | null | undefined | false)[]} children
 */
function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") {
      element.addEventListener(name, /** @type {EventListener} */ (value));
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/**
 * Make an HTML element. A function among the attributes listens to the event of that name.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function html(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  fill(element, attributes, children);
  return element;
}

/**
 * Make an SVG element.
 *
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {SVGElement}
 */
export function svg(tag, attributes = {}, ...children) {
  const element = /** @type {SVGElement} */ (document.createElementNS(SVG, tag));
  fill(element, attributes, children);
  return element;
}

/**
 * A small line drawing for a button, 18 px, in the colour of its text.
 *
 * @param {string} path
 */
export function icon(path) {
  return svg(
    "svg",
    { viewBox: "0 0 18 18", width: 18, height: 18, "aria-hidden": "true", class: "gm-icon" },
    svg("path", { d: path }),
  );
}

/**
 * The element of the skeleton with this id.
 *
 * @param {string} id
 * @returns {HTMLElement}
 */
export function part(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no element #${id}`);
  return element;
}

/**
 * A symbol as a picture: drawn by the browser as an image, so nothing in it can act on the page.
 *
 * @param {import("./state/types.js").SymbolImage} symbol
 * @param {number} [most]  largest height in px; the natural one if left out
 */
export function symbolImage(symbol, most = Infinity) {
  const scale = Math.min(1, most / symbol.height);
  return html("img", {
    src: `data:image/svg+xml,${encodeURIComponent(symbol.svg)}`,
    width: symbol.width * scale,
    height: symbol.height * scale,
    alt: "",
    draggable: "false",
    class: "gm-symbol-image",
  });
}
