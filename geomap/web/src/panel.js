/**
 * The panel: layers and legend, all reports as text, sources and conditions.
 */
import { sourceLine } from "./card.js";
import { html, part } from "./dom.js";

/** @typedef {(key: string, values?: Record<string, string | number>) => string} Words */

/**
 * @param {import("./types.js").Island} island
 * @param {import("./store.js").Store} store
 * @param {Words} words
 * @param {(swatch: import("./types.js").Swatch | null) => Element} swatchOf
 */
export function buildPanel(island, store, words, swatchOf) {
  const pages = [
    { id: "layers", content: [layerList(), legend()] },
    { id: "reports", content: [unplacedList(), ...placedLists()] },
    { id: "about", content: about() },
  ];
  const tabs = pages.map(({ id }) =>
    html(
      "button",
      {
        type: "button",
        role: "tab",
        id: `gm-tab-${id}`,
        class: "gm-tab",
        "aria-controls": `gm-page-${id}`,
        click: () => open(id),
      },
      words(`panel.${id}`),
    ),
  );
  const bodies = pages.map(({ id, content }) =>
    html(
      "div",
      {
        role: "tabpanel",
        id: `gm-page-${id}`,
        class: `gm-tabpage gm-tabpage-${id}`,
        tabindex: "0",
        "aria-labelledby": `gm-tab-${id}`,
      },
      ...content,
    ),
  );
  const strip = html(
    "div",
    { role: "tablist", class: "gm-tabs", "aria-label": words("panel.label"), keydown: walk },
    ...tabs,
  );

  /** @param {string} id */
  function open(id) {
    pages.forEach((page, index) => {
      const chosen = page.id === id;
      tabs[index].setAttribute("aria-selected", String(chosen));
      tabs[index].setAttribute("tabindex", chosen ? "0" : "-1");
      bodies[index].classList.toggle("gm-closed", !chosen);
    });
    part("gm-panel").dispatchEvent(new CustomEvent("gm-tab", { detail: id }));
  }

  /** Arrow keys walk along the tabs. @param {KeyboardEvent} event */
  function walk(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    const index = tabs.findIndex((tab) => tab === document.activeElement);
    const next = (index + step + tabs.length) % tabs.length;
    open(pages[next].id);
    tabs[next].focus();
    event.preventDefault();
  }

  function layerList() {
    /** @type {Map<string, import("./types.js").LayerInfo[]>} */
    const groups = new Map();
    for (const layer of island.layers) {
      groups.set(layer.group, [...(groups.get(layer.group) ?? []), layer]);
    }
    return html(
      "section",
      { class: "gm-layers", "aria-label": words("panel.layers") },
      ...[...groups].map(([title, layers]) =>
        html("fieldset", {}, html("legend", {}, title), ...layers.map(layerRow)),
      ),
    );
  }

  /** @param {import("./types.js").LayerInfo} layer */
  function layerRow(layer) {
    const input = html("input", {
      type: "checkbox",
      "data-layer": layer.id,
      change: () => store.show(layer.id, input.checked),
    });
    input.checked = store.shows(layer.id);
    store.onLayer((id, shows) => {
      if (id === layer.id) input.checked = shows;
    });
    const missing =
      layer.unplaced > 0 &&
      html(
        "button",
        { type: "button", class: "gm-link gm-unplaced-link", click: () => open("reports") },
        words("layers.unplaced", { number: layer.unplaced }),
      );
    return html(
      "div",
      { class: "gm-layer" },
      html(
        "label",
        {},
        input,
        swatchOf(layer.swatch),
        html("span", { class: "gm-layer-title" }, layer.title),
        html("span", { class: "gm-count" }, String(layer.count)),
      ),
      missing,
    );
  }

  /** The legend of what shows: entries come and go with their layers. */
  function legend() {
    const sections = island.legend.map(({ title, entries }) => {
      const items = entries.map(({ swatch, text, layers }) => ({
        layers,
        item: html(
          "li",
          swatch ? {} : { class: "gm-plain" },
          swatch && swatchOf(swatch),
          html("span", {}, text),
        ),
      }));
      const list = html("ul", {}, ...items.map(({ item }) => item));
      return { items, parts: [html("h3", {}, title), list] };
    });
    function follow() {
      for (const { items, parts } of sections) {
        for (const { item, layers } of items) item.hidden = !layers.some(store.shows);
        for (const piece of parts) piece.hidden = items.every(({ item }) => item.hidden);
      }
    }
    store.onLayer(follow);
    follow();
    return html(
      "section",
      { class: "gm-legend", "aria-labelledby": "gm-legend-title" },
      html("h2", { id: "gm-legend-title" }, words("panel.legend")),
      ...sections.flatMap(({ parts }) => parts),
    );
  }

  /** @param {string} feature */
  function reportButton(feature) {
    const card = island.cards[feature];
    const button = html(
      "button",
      {
        type: "button",
        class: "gm-report",
        "data-feature-link": feature,
        click: () => store.choose(feature, { from: button, reveal: true }),
      },
      html(
        "span",
        { class: "gm-report-head" },
        html("strong", {}, card.title),
        card.badge && html("span", { class: "gm-badge" }, card.badge),
      ),
      card.standing_text &&
        card.standing !== "current" &&
        html("span", { class: `gm-badge gm-standing-${card.standing}` }, card.standing_text),
      card.claim && html("span", { class: "gm-report-claim" }, card.claim),
    );
    store.onChoice((choice) => button.classList.toggle("gm-chosen", choice.feature === feature));
    return html("li", {}, button);
  }

  function unplacedList() {
    const known = island.unplaced.filter((feature) => Object.hasOwn(island.cards, feature));
    return html(
      "section",
      { class: "gm-reports gm-unplaced", "aria-labelledby": "gm-unplaced-title" },
      html("h2", { id: "gm-unplaced-title" }, words("reports.unplaced")),
      html(
        "p",
        { class: "gm-quiet" },
        words(known.length ? "reports.unplaced_note" : "reports.unplaced_none"),
      ),
      known.length ? html("ul", {}, ...known.map(reportButton)) : null,
    );
  }

  /** Every report on the map, layer by layer: the map again, as text. */
  function placedLists() {
    const apart = new Set(island.unplaced);
    return island.layers.map(({ id, title }) => {
      const features = Object.keys(island.cards).filter(
        (feature) =>
          island.cards[feature].layer === id && island.cards[feature].badge && !apart.has(feature),
      );
      return features.length
        ? html(
            "section",
            { class: "gm-reports" },
            html("h2", {}, title),
            html("ul", {}, ...features.map(reportButton)),
          )
        : null;
    });
  }

  function about() {
    const { situation, edition, about: made } = island;
    const sources = Object.entries(island.sources);
    /**
     * @param {string} key
     * @param {string | null} text
     */
    const paragraph = (key, text) =>
      text ? html("section", {}, html("h2", {}, words(key)), html("p", {}, text)) : null;
    return [
      paragraph("about.edition_note", edition.note),
      paragraph("about.naming", situation.footnote),
      paragraph("about.disclaimer", situation.disclaimer),
      sources.length
        ? html(
            "section",
            {},
            html("h2", {}, words("about.sources")),
            html(
              "ul",
              { class: "gm-sources" },
              ...sources.map(([id, source]) => html("li", {}, ...sourceLine(id, source))),
            ),
          )
        : null,
      paragraph("about.attribution", situation.attribution),
      html(
        "section",
        {},
        html("h2", {}, words("about.program")),
        html("p", {}, words("about.version", { version: made.version })),
        html(
          "details",
          {},
          html("summary", {}, words("about.licences")),
          html("pre", { class: "gm-licences", tabindex: "0" }, made.licences),
        ),
      ),
    ];
  }

  const grip = html(
    "button",
    {
      type: "button",
      class: "gm-grip",
      id: "gm-grip",
      "aria-label": words("panel.height"),
      "aria-expanded": "false",
      "aria-controls": "gm-panel",
    },
    html("span", {}),
  );
  part("gm-panel").setAttribute("aria-label", words("panel.label"));
  part("gm-panel").append(grip, strip, ...bodies);
  open("layers");
}
