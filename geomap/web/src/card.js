/**
 * The card of the chosen feature: who says what, when, how sure, how exact, who disagrees.
 */
import { html, icon, part, symbolImage } from "./dom.js";

const CLOSE = "M4 4l10 10M14 4L4 14";
const BACK = "M11 3.5L5.5 9l5.5 5.5";
const ON = "M7 3.5L12.5 9 7 14.5";

/**
 * @param {import("./types.js").Island} island
 * @param {import("./store.js").Store} store
 * @param {(key: string, values?: Record<string, string | number>) => string} words
 */
export function createCard(island, store, words) {
  const box = part("gm-card");
  const unplaced = new Set(island.unplaced);
  const layerTitles = new Map(island.layers.map((layer) => [layer.id, layer.title]));
  /** Name of the button that turned the page, to be found again in the next card. */
  let turned = "";

  /**
   * @param {string} label
   * @param {string} path
   * @param {() => void} click
   */
  const iconButton = (label, path, click) =>
    html(
      "button",
      {
        type: "button",
        class: "gm-button gm-icon-button",
        "aria-label": label,
        title: label,
        click,
      },
      icon(path),
    );

  /**
   * @param {readonly string[]} here
   * @param {string} feature
   */
  function pager(here, feature) {
    if (here.length < 2) return null;
    const index = here.indexOf(feature);
    const go = (/** @type {number} */ step, /** @type {string} */ name) => () => {
      const next = here[(index + step + here.length) % here.length];
      turned = name;
      store.choose(next, { here, from: store.choice.from });
      turned = "";
    };
    const [previous, next] = [words("card.previous"), words("card.next")];
    return html(
      "div",
      { class: "gm-pager" },
      iconButton(previous, BACK, go(-1, previous)),
      html("span", {}, words("card.here", { number: index + 1, total: here.length })),
      iconButton(next, ON, go(1, next)),
    );
  }

  /** @param {import("./types.js").Card["rows"][number]} row */
  function rowOf({ label, value, feature }) {
    const jumps = feature !== null && Object.hasOwn(island.cards, feature);
    const content = jumps
      ? html(
          "button",
          {
            type: "button",
            class: "gm-link",
            click: () => store.choose(feature, { from: store.choice.from, reveal: true }),
          },
          value,
        )
      : value;
    return html("div", {}, html("dt", {}, label), html("dd", {}, content));
  }

  /** @param {import("./types.js").Card["icons"]} icons */
  function iconList(icons) {
    return html(
      "ul",
      { class: "gm-card-icons" },
      ...icons.map(({ symbol, text }) =>
        html("li", {}, symbolImage(island.symbols[symbol]), text),
      ),
    );
  }

  /** @param {import("./types.js").Card["sources"]} sources */
  function sourceList(sources) {
    if (!sources.length) return null;
    return html(
      "section",
      { class: "gm-card-sources" },
      html("h3", {}, words("card.sources")),
      html("ul", {}, ...sources.map((id) => html("li", {}, ...sourceLine(id, island.sources[id])))),
    );
  }

  /**
   * @param {string} feature
   * @param {readonly string[]} here
   */
  function render(feature, here) {
    const card = island.cards[feature];
    const symbol = card.symbol ? island.symbols[card.symbol] : undefined;
    const badges = [
      card.badge && html("span", { class: "gm-badge" }, words("card.grade", { grade: card.badge })),
      card.standing &&
        card.standing_text &&
        html("span", { class: `gm-badge gm-standing-${card.standing}` }, card.standing_text),
    ].filter(Boolean);
    const stroke = card.style ? island.styles[card.style]?.stroke : null;

    box.replaceChildren(
      html(
        "header",
        { class: "gm-card-head" },
        symbol && html("span", { class: "gm-card-symbol" }, symbolImage(symbol, 34)),
        html(
          "div",
          { class: "gm-card-names" },
          html("p", { class: "gm-card-layer" }, layerTitles.get(card.layer) ?? ""),
          html("h2", { id: "gm-card-title", tabindex: "-1" }, card.title),
          card.subtitle && html("p", { class: "gm-card-subtitle" }, card.subtitle),
        ),
        iconButton(words("card.close"), CLOSE, () => store.choose(null)),
      ),
      html(
        "div",
        { class: "gm-card-body" },
        badges.length ? html("p", { class: "gm-badges" }, ...badges) : null,
        card.claim && html("p", { class: "gm-claim" }, card.claim),
        card.notice && html("p", { class: "gm-notice" }, card.notice),
        unplaced.has(feature) && html("p", { class: "gm-quiet" }, words("card.unplaced")),
        card.icons.length ? iconList(card.icons) : null,
        card.rows.length ? html("dl", { class: "gm-rows" }, ...card.rows.map(rowOf)) : null,
        sourceList(card.sources),
      ),
    );
    const pages = pager(here, feature);
    if (pages) box.append(pages);
    box.style.setProperty("--gm-card-ink", stroke ?? "var(--gm-border)");
    box.hidden = false;
    /** @type {HTMLElement[]} */
    const buttons = [...box.querySelectorAll(".gm-pager button")];
    const again = buttons.find((button) => button.title === turned);
    (again ?? part("gm-card-title")).focus({ preventScroll: true });
  }

  store.onChoice((choice, former) => {
    if (choice.feature === null) {
      const hadFocus = box.contains(document.activeElement);
      box.hidden = true;
      box.replaceChildren();
      if (hadFocus) (former.from?.isConnected ? former.from : mapElement()).focus();
      return;
    }
    render(choice.feature, choice.here);
  });

  store.onLayer((id, shows) => {
    const { feature } = store.choice;
    if (!shows && feature !== null && island.cards[feature].layer === id) store.choose(null);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && store.choice.feature !== null) store.choose(null);
  });
}

/** @returns {HTMLElement} */
const mapElement = () => part("gm-main").querySelector(".leaflet-container") ?? part("gm-main");

/**
 * A source as text, and as a link where there is one to follow.
 *
 * @param {string} id
 * @param {import("./types.js").Island["sources"][string]} source
 * @returns {(Node | string)[]}
 */
export function sourceLine(id, { text, url }) {
  const name = html("span", { class: "gm-source-id" }, id);
  if (!url) return [name, " ", text];
  const link = html("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text);
  return [name, " ", link];
}
