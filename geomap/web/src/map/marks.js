/**
 * Marks: what a reader can point at. Each carries its feature's id; one mark per feature is
 * reached with the tab key, the others of that feature with the pointer only.
 */

/** @typedef {{on: Function, getElement: Function}} LeafletLayer */

/** Which of several marks of a feature takes focus. @type {Record<string, number>} */
const ORDER = { symbol: 3, circle: 2, line: 1, area: 0 };

/**
 * @param {readonly import("../state/types.js").Element[]} elements
 * @param {Readonly<Record<string, unknown>>} cards
 * @returns {Map<string, import("../state/types.js").Element>}  the mark of each feature that takes focus
 */
export function mainMarks(elements, cards) {
  const main = new Map();
  for (const element of elements) {
    if (element.t === "label" || !element.feature || !Object.hasOwn(cards, element.feature))
      continue;
    const former = main.get(element.feature);
    if (!former || ORDER[element.t] >= ORDER[former.t]) main.set(element.feature, element);
  }
  return main;
}

/**
 * All features drawn under a point of the window, the topmost first.
 *
 * @param {number} x
 * @param {number} y
 * @returns {string[]}
 */
export function featuresAt(x, y) {
  const found = document
    .elementsFromPoint(x, y)
    .map((element) => element.closest("[data-feature]")?.getAttribute("data-feature"));
  return [...new Set(found.filter((id) => typeof id === "string"))];
}

/**
 * @param {Pick<import("../state/types.js").Page, "island" | "store" | "speech">} page
 */
export function createMarking({ island, store, speech }) {
  const main = mainMarks(island.elements, island.cards);
  /** @type {Map<HTMLElement | SVGElement, string>} */
  const named = new Map();
  store.subscribe(({ language }, former) => {
    if (language === former.language) return;
    for (const [node, feature] of named) {
      if (node.isConnected) node.setAttribute("aria-label", speech().title(feature));
      else named.delete(node);
    }
  });

  /**
   * @param {string} feature
   * @param {HTMLElement | SVGElement} from
   * @param {MouseEvent} [event]
   */
  function open(feature, from, event) {
    const under = event ? featuresAt(event.clientX, event.clientY) : [];
    const here = under.includes(feature) ? under : [feature, ...under];
    const box = from.getBoundingClientRect();
    const at = event
      ? { x: event.clientX, y: event.clientY }
      : { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    store.choose(feature, { here, from, at });
  }

  return {
    /** @param {string | null} feature */
    clickable: (feature) => feature !== null && Object.hasOwn(island.cards, feature),
    open,
    /**
     * Make a Leaflet layer a mark, now and whenever its element is made anew.
     *
     * @param {LeafletLayer} leaflet
     * @param {import("../state/types.js").Element} element
     */
    mark(leaflet, element) {
      const feature = /** @type {string} */ (element.feature);
      leaflet.on("add", () => {
        /** @type {HTMLElement | SVGElement} */
        const node = leaflet.getElement();
        node.classList.add("gm-mark");
        node.setAttribute("data-feature", feature);
        if (main.get(feature) !== element) return;
        node.setAttribute("tabindex", "0");
        node.setAttribute("role", "button");
        named.set(node, feature);
        node.setAttribute("aria-label", speech().title(feature));
        node.addEventListener("keydown", (event) => {
          const { key } = /** @type {KeyboardEvent} */ (event);
          if (key !== "Enter" && key !== " ") return;
          event.preventDefault();
          event.stopPropagation();
          open(feature, node);
        });
      });
      leaflet.on("click", (/** @type {any} */ event) => {
        event.originalEvent.stopPropagation();
        open(feature, leaflet.getElement(), event.originalEvent);
      });
    },
  };
}
