/**
 * The card of the chosen feature: who says what, when, how sure, how exact, who disagrees.
 */
import { useLayoutEffect, useRef } from "preact/hooks";
import { IconButton, Say, SymbolPicture, useStore } from "../ui.jsx";
import { announce } from "./announce.js";
import { Copies } from "./copies.jsx";
import { Nearby } from "./nearby.jsx";
import { SourceLine } from "./sources.jsx";

const CLOSE = "M4 4l10 10M14 4L4 14";
const BACK = "M11 3.5L5.5 9l5.5 5.5";
const ON = "M7 3.5L12.5 9 7 14.5";

/** @typedef {import("../state/types.js").Page} Page */

/** @param {{page: Page}} props */
export function Card({ page }) {
  const { store, picture } = page;
  const state = useStore(store);
  const { feature } = state.choice;
  const box = document.getElementById("gm-card");
  const known = feature !== null && picture.shows(feature);
  useLayoutEffect(() => {
    if (box) box.hidden = !known;
  }, [box, known]);
  return known ? <Content key={feature} page={page} feature={feature} state={state} /> : null;
}

/** @param {{page: Page, feature: string, state: import("../state/store.js").State}} props */
function Content({ page, feature, state }) {
  const { island, store, picture } = page;
  const speech = page.speech();
  const { words } = speech;
  const card = island.cards[feature];
  const title = useRef(/** @type {HTMLHeadingElement | null} */ (null));
  const again = state.choice.here.length > 1 && turned ? turned : null;
  useLayoutEffect(() => {
    const box = document.getElementById("gm-card");
    box?.style.setProperty("--gm-card-ink", inkOf(page, feature));
    // What is hidden cannot take focus.
    if (box) box.hidden = false;
    /** @type {HTMLElement | null | undefined} */
    const button = again ? box?.querySelector(again) : null;
    (button ?? title.current)?.focus({ preventScroll: true });
    if (box) box.scrollTop = 0;
  }, [page, feature, again]);
  const standing = picture.isReport(feature) ? picture.standing(feature) : null;
  // A place has names; what is said of a report has translations, which the language switch gives.
  const others = picture.isReport(feature) ? [] : speech.otherNames(feature, card.unsure);
  const layer = island.layers.find(({ id }) => id === card.layer);
  return (
    <>
      <header class="gm-card-head">
        {card.symbol && (
          <span class="gm-card-symbol">
            <SymbolPicture symbol={island.symbols[card.symbol]} most={34} />
          </span>
        )}
        <div class="gm-card-names">
          <p class="gm-card-layer">{layer && <Say speech={speech} phrase={layer.title} />}</p>
          <h2 id="gm-card-title" tabIndex={-1} ref={title}>
            <Say speech={speech} phrase={[0, ...island.names[feature]]} />
          </h2>
          {others.length > 0 && (
            <p class="gm-card-subtitle">
              {others.map(({ text, language }, index) => (
                <>
                  {index > 0 && " · "}
                  <span lang={language}>{text}</span>
                </>
              ))}
            </p>
          )}
        </div>
        <IconButton label={words("card.close")} icon={CLOSE} onClick={() => store.choose(null)} />
      </header>
      <div class="gm-card-body">
        <p class="gm-badges">
          {card.badge && <span class="gm-badge">{words("card.grade", { grade: card.badge })}</span>}
          {standing && standing !== "current" && (
            <span class={`gm-badge gm-standing-${standing}`}>
              {speech.text(`standing.${standing}`)}
            </span>
          )}
        </p>
        {card.claim && (
          <p class="gm-claim">
            <Say speech={speech} phrase={card.claim} />
          </p>
        )}
        {card.notice && <p class="gm-notice">{speech.say(card.notice)}</p>}
        {island.unplaced.includes(feature) && <p class="gm-quiet">{words("card.unplaced")}</p>}
        {card.icons && (
          <ul class="gm-card-icons">
            {card.icons.map(({ symbol, text }) => (
              <li key={symbol}>
                <SymbolPicture symbol={island.symbols[symbol]} />
                {speech.say(text)}
              </li>
            ))}
          </ul>
        )}
        <Rows page={page} feature={feature} />
        <Nearby page={page} feature={feature} />
        <Sources page={page} feature={feature} />
        <Copies page={page} feature={feature} />
      </div>
      <Pager page={page} feature={feature} />
    </>
  );
}

/** Name of the button that turned the page, to be found again on the next card. */
let turned = "";

/** @param {Page} page @param {string} feature */
function inkOf({ island, picture }, feature) {
  const report = island.reports[feature];
  const key = report ? report.looks[picture.standing(feature) ?? ""] : island.cards[feature].style;
  const style = key ? island.styles[key] : null;
  return style?.stroke ?? style?.hatch?.color ?? "var(--gm-border)";
}

/** @param {{page: Page, feature: string}} props */
function Rows({ page, feature }) {
  const { island, store, picture } = page;
  const speech = page.speech();
  const now = picture.now();
  const rows = (island.cards[feature].rows ?? []).filter(
    ({ since, until, feature: other }) =>
      (since === undefined || since <= now) &&
      (until === undefined || until > now) &&
      (other === undefined || Object.hasOwn(island.cards, other)),
  );
  if (!rows.length) return null;
  return (
    <dl class="gm-rows">
      {rows.map(({ label, value, feature: other }, index) => (
        <div key={index}>
          <dt>{speech.say(label)}</dt>
          <dd>
            {other ? (
              <button
                type="button"
                class="gm-link"
                onClick={() => store.choose(other, { from: store.state.choice.from, reveal: true })}
              >
                <Say speech={speech} phrase={value} />
              </button>
            ) : (
              <Say speech={speech} phrase={value} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** @param {{page: Page, feature: string}} props */
function Sources({ page, feature }) {
  const sources = page.picture.sourcesOf(feature);
  if (!sources.length) return null;
  return (
    <section class="gm-card-sources">
      <h3>{page.speech().words("card.sources")}</h3>
      <ul>
        {sources.map((id) => (
          <li key={id}>
            <SourceLine page={page} id={id} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** @param {{page: Page, feature: string}} props */
function Pager({ page, feature }) {
  const { store, picture } = page;
  const { words } = page.speech();
  const here = store.state.choice.here.filter(picture.shows);
  if (here.length < 2) return null;
  const index = here.indexOf(feature);
  const go = (/** @type {number} */ step, /** @type {string} */ name) => () => {
    turned = name;
    const next = here[(index + step + here.length) % here.length];
    store.choose(next, { here, from: store.state.choice.from });
    turned = "";
  };
  return (
    <div class="gm-pager">
      <IconButton
        class="gm-turn-back"
        label={words("card.previous")}
        icon={BACK}
        onClick={go(-1, ".gm-turn-back")}
      />
      <span>{words("card.here", { number: index + 1, total: here.length })}</span>
      <IconButton
        class="gm-turn-on"
        label={words("card.next")}
        icon={ON}
        onClick={go(1, ".gm-turn-on")}
      />
    </div>
  );
}

/**
 * Focus goes back to where it came from when the card is closed, and Escape closes it.
 *
 * @param {Page} page
 */
export function watchCard({ island, store, picture, speech }) {
  store.subscribe((state, former) => {
    const { feature } = state.choice;
    if (feature === null) {
      if (former.choice.feature === null) return;
      const { from } = former.choice;
      // What had focus went with the card.
      if (document.activeElement !== document.body) return;
      const map = document.querySelector(".leaflet-container");
      const back = from?.isConnected ? from : map;
      /** @type {HTMLElement | null} */ (back)?.focus();
      return;
    }
    const gone = !picture.shows(feature);
    const off = former.layers !== state.layers && !store.shows(island.cards[feature].layer);
    const wasOn = former.layers[island.cards[feature].layer];
    if (gone || (off && wasOn)) store.choose(null);
    // A press on something, or a link, that leads nowhere has to say why.
    if (gone && state.choice !== former.choice) announce(speech().words("card.not_shown"));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) store.choose(null);
  });
}
