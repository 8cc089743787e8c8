/**
 * The legend of what shows: entries come and go with layers, time and filters.
 */

/** @typedef {import("../state/types.js").Page} Page */

/**
 * What is drawn now, as the entries of the legend name it: "layer|style", "layer|soft" …
 *
 * @param {Page} page
 * @returns {Set<string>}
 */
function drawnNow({ island, picture, store }) {
  const found = new Set();
  for (const element of island.elements) {
    if (!picture.draws(element)) continue;
    const { layer } = element;
    const greyed = picture.isGreyed(element.feature);
    if (element.t === "symbol") {
      const symbol = island.symbols[element.symbol];
      found.add(`${layer}|symbol:${symbol.code}`);
      if (symbol.framed) found.add(`${layer}|framed`);
      if (symbol.doubtful) found.add(`${layer}|doubtful`);
    } else if (element.t === "circle") {
      if (!greyed) found.add(`${layer}|error`);
    } else if (element.t === "label") {
      for (const icon of greyed ? [] : (element.icons ?? [])) {
        found.add(`${layer}|icon:${island.symbols[icon].code}`);
      }
    } else {
      const style = picture.styleOf(element);
      found.add(`${layer}|${style}`);
      if (element.t === "area" && style && !island.styles[style].stroke) found.add(`${layer}|soft`);
    }
  }
  for (const feature of picture.reports()) {
    const { layer } = island.cards[feature];
    if (store.shows(layer)) found.add(`${layer}|report`);
  }
  return found;
}

/**
 * @param {Page} page
 * @returns {{title: import("../state/types.js").Phrase,
 *   entries: import("../state/types.js").LegendEntry[]}[]}
 */
export function shownLegend(page) {
  const drawn = drawnNow(page);
  return page.island.legend
    .map(({ title, entries }) => ({
      title,
      entries: entries.filter(({ by }) => by.some((token) => drawn.has(token))),
    }))
    .filter(({ entries }) => entries.length);
}
