/**
 * What Folium's templates expect beside Leaflet: `$` for popups, `L.control.fullscreen`.
 *
 * Only what a user adds through Folium comes this way; no text of the situation does.
 */
import L from "./leaflet.js";
import { fullScreenAllowed, toggleFullScreen } from "./page/fullscreen.js";

/**
 * Turn markup into elements that pass the page's content security policy.
 *
 * The policy knows no inline style and no inline script. Markup is parsed in a document of its
 * own; style attributes are set again through the style object. Handlers and scripts, which could
 * not run anyway, are put out of use.
 *
 * @param {string} markup
 * @returns {ChildNode[]}
 */
export function elementsOf(markup) {
  const inert = document.implementation.createHTMLDocument("");
  const holder = inert.createElement("div");
  // Renamed before parsing: the policy objects to these attributes as soon as they are parsed.
  holder.innerHTML = markup
    .trim()
    .replace(/<[^>]*>/g, (tag) => tag.replace(/([\s"'/])(style|on[a-z]+)(\s*=)/gi, "$1data-$2$3"));
  for (const node of holder.querySelectorAll("script, style")) node.remove();
  const nodes = [...holder.childNodes].map((node) => document.adoptNode(node));
  for (const node of nodes) {
    if (!(node instanceof HTMLElement)) continue;
    for (const styled of [node, ...node.querySelectorAll("[data-style]")]) {
      const style = styled.getAttribute("data-style");
      if (style === null) continue;
      styled.removeAttribute("data-style");
      /** @type {HTMLElement} */ (styled).style.cssText = style;
    }
  }
  return nodes;
}

/**
 * The two ways Folium's templates call jQuery: with markup, and with the document.
 *
 * @param {string | Document} subject
 */
function $(subject) {
  if (typeof subject === "string") return elementsOf(subject);
  return {
    /** @param {() => void} then */
    ready(then) {
      if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", then);
      else queueMicrotask(then);
    },
  };
}

const FullScreen = L.Control.extend({
  options: { position: "topleft", title: "Full screen" },
  onAdd() {
    const bar = L.DomUtil.create("div", "leaflet-bar leaflet-control");
    if (!fullScreenAllowed()) return bar;
    const button = L.DomUtil.create("button", "gm-control-button", bar);
    button.type = "button";
    button.textContent = "⛶";
    button.setAttribute("aria-label", String(this.options.title));
    L.DomEvent.disableClickPropagation(bar).on(button, "click", toggleFullScreen);
    return bar;
  },
});

L.Control.FullScreen = FullScreen;
/** @param {object} [options] */
L.control.fullscreen = (options) => new FullScreen(options);

const global = /** @type {any} */ (window);
global.$ ??= $;
