/**
 * Header, handling banners and footer: what must be in sight whatever else is.
 */
import { exportCsv } from "../export/csv.js";
import { copyText, download, fileName } from "../export/download.js";
import { exportGeojson } from "../export/geojson.js";
import { countOf } from "../panel/filters.jsx";
import { Disclosure, Icon, Say, useStore } from "../ui.jsx";
import { announce } from "./announce.js";
import { linkTo } from "./link.js";
import { ModeChoice } from "./time_bar.jsx";

const PANEL = "M2.5 3h13v12h-13zM11 3v12";
const TABLE = "M2.5 3h13v12h-13zM2.5 7h13M2.5 11h13M7 3v12";
const MENU = "M3 5h12M3 9h12M3 13h12";

/** @typedef {import("../state/types.js").Page} Page */

/** What each language calls itself; its tag for one that is not here. @type {Record<string, string>} */
const OWN_NAMES = {
  en: "English",
  fr: "Français",
  "sr-Latn": "Srpski",
  "sr-Cyrl": "Српски",
  sq: "Shqip",
  es: "Español",
  de: "Deutsch",
  it: "Italiano",
};

/** Seconds in a day. */
const DAY = 86_400;

/** A page in someone else's sandbox may not open the print dialogue; then there is no button. */
const mayPrint = () => !(window.self !== window.top && window.origin === "null");

/** @param {{page: Page}} props */
export function Handling({ page }) {
  useStore(page.store);
  const { handling, banner } = page.island.situation;
  const speech = page.speech();
  return (
    <>
      <strong>{handling}</strong> <span>{<Say speech={speech} phrase={banner} />}</span>
    </>
  );
}

/** @param {{page: Page, togglePanel: () => void, save: () => Promise<Blob>, opened: number}} props */
export function Header({ page, togglePanel, save, opened }) {
  const state = useStore(page.store);
  const { island } = page;
  const { map, situation, edition } = island;
  const speech = page.speech();
  const { words } = speech;
  const old = edition.number !== null && edition.number !== edition.last;
  const number = speech.say(edition.text);
  const isLast = state.stop === island.time.stops.length - 1;
  // What the map shows is another time then, and only that may stand there.
  const away = isLast && state.mode === "known" ? "" : "gm-away";
  const same = speech.say(situation.title) === speech.say(map.title);
  return (
    <>
      <div class="gm-titles">
        {!same && (
          <p class="gm-situation">
            <Say speech={speech} phrase={situation.title} />
          </p>
        )}
        <div class="gm-headline">
          <h1 class="gm-title">
            <Say speech={speech} phrase={map.title} />
          </h1>
          <p class="gm-facts">
            <span class={`gm-edition ${old ? "gm-old" : ""} ${away}`}>
              {old ? words("header.old", { edition: number }) : number}
            </span>
            <time class={away} dateTime={new Date(edition.cutoff * 1000).toISOString()}>
              {words("header.cutoff", { cutoff: speech.instant(edition.cutoff) })}
            </time>
            <Age page={page} opened={opened} />
            <Departures page={page} state={state} />
          </p>
        </div>
      </div>
      <div class="gm-header-buttons">
        <span class="gm-only-wide">
          <LanguageChoice page={page} state={state} />
        </span>
        <button
          type="button"
          class="gm-button gm-only-wide"
          aria-pressed={state.table}
          onClick={() => page.store.set({ table: !state.table })}
        >
          <Icon path={TABLE} />
          <span>{words("table.label")}</span>
        </button>
        <Menu page={page} state={state} save={save} />
        <button
          type="button"
          class="gm-button gm-panel-toggle"
          id="gm-panel-toggle"
          aria-controls="gm-panel"
          aria-expanded="true"
          onClick={togglePanel}
        >
          <Icon path={PANEL} />
          <span>{words("panel.label")}</span>
        </button>
      </div>
    </>
  );
}

/** @param {{page: Page, state: import("../state/store.js").State}} props */
function LanguageChoice({ page, state }) {
  const { languages } = page.island;
  if (languages.length < 2) return null;
  return (
    <select
      class="gm-select"
      aria-label={page.speech().words("header.language")}
      value={state.language}
      onChange={(event) => page.store.set({ language: event.currentTarget.value })}
    >
      {languages.map((language) => (
        <option key={language} value={language} lang={language}>
          {OWN_NAMES[language] ?? language}
        </option>
      ))}
    </select>
  );
}

/** How old the information was when the page was opened, once that is worth saying. @param {{page: Page, opened: number}} props */
function Age({ page, opened }) {
  const { edition, map } = page.island;
  const { words, number } = page.speech();
  const days = Math.floor((opened - edition.cutoff) / DAY);
  if (days < map.stale_after_days) return null;
  return (
    <strong class="gm-stale" role="note">
      {words(days === 1 ? "stale.day" : "stale.days", { number: number(days) })}
    </strong>
  );
}

/**
 * In what the map differs from the picture of the edition: another time, filters.
 *
 * @param {{page: Page, state: import("../state/store.js").State}} props
 */
function Departures({ page, state }) {
  const { words, instant } = page.speech();
  const isLast = state.stop === page.island.time.stops.length - 1;
  const count = countOf(state.filters);
  const time = instant(page.picture.now());
  return (
    <>
      {(!isLast || state.mode === "true") && (
        <span class="gm-departure">
          {words(state.mode === "true" ? "export.true" : "export.known", { time })}
        </span>
      )}
      {count > 0 && (
        <span class="gm-departure">
          {words("filter.label")} <b>{count}</b>
        </span>
      )}
    </>
  );
}

/** @param {{page: Page, state: import("../state/store.js").State, save: () => Promise<Blob>}} props */
function Menu({ page, state, save }) {
  const { store } = page;
  const { words } = page.speech();
  /** @param {string} text @param {string} done */
  const copy = async (text, done) =>
    announce(words((await copyText(text)) ? done : "share.failed"));
  async function savePicture() {
    announce(words("export.drawing"));
    download(fileName(page, "png"), await save());
    announce(words("export.saved"));
  }
  const saveData = () =>
    download(
      fileName(page, "geojson"),
      new Blob([exportGeojson(page)], { type: "application/geo+json" }),
    );
  return (
    <Disclosure label={words("menu.label")} icon={MENU} id="gm-menu" class="gm-menu">
      <div class="gm-only-narrow">
        <LanguageChoice page={page} state={state} />
        <ModeChoice page={page} />
      </div>
      <button type="button" class="gm-menu-item" onClick={() => store.set({ table: !state.table })}>
        {words(state.table ? "table.close" : "table.open")}
      </button>
      <button
        type="button"
        class="gm-menu-item"
        onClick={() => copy(linkTo(page), "share.link_copied")}
      >
        {words("share.copy_link")}
      </button>
      <button type="button" class="gm-menu-item" onClick={savePicture}>
        {words("share.picture")}
      </button>
      <button type="button" class="gm-menu-item" onClick={saveData}>
        {words("share.data")}
      </button>
      <button
        type="button"
        class="gm-menu-item"
        onClick={() => copy(exportCsv(page, page.picture.reports()), "share.csv_copied")}
      >
        {words("share.csv")}
      </button>
      {mayPrint() && (
        <button type="button" class="gm-menu-item" onClick={() => window.print()}>
          {words("header.print")}
        </button>
      )}
    </Disclosure>
  );
}

/** @param {{page: Page}} props */
export function Footer({ page }) {
  const state = useStore(page.store);
  const { situation, basemap } = page.island;
  const changes = state.tab === "changes" ? page.picture.changes() : null;
  const filtered = countOf(state.filters) > 0;
  const speech = page.speech();
  const owed = [situation.attribution, basemap?.attribution].filter(Boolean).join("; ");
  return (
    <>
      <p class="gm-footnote">
        <Say speech={speech} phrase={situation.footnote} />
      </p>
      <p class="gm-attribution">{owed}</p>
      {/* Only on paper, where there is no panel to find it in. */}
      <p class="gm-print-only">
        {disclaimerOf(page)} {changes && speech.words("export.changed", { number: changes.since })}{" "}
        {filtered && speech.words("export.filtered")}
      </p>
    </>
  );
}

/** What every reader must know, and that a translation is a draft. @param {Page} page */
export function disclaimerOf(page) {
  const speech = page.speech();
  const draft = page.island.drafts.includes(speech.language);
  const told = speech.say(page.island.situation.disclaimer);
  return draft ? `${told} ${speech.text("marking.draft")}` : told;
}
