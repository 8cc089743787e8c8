/**
 * Every report that shows, as text: found, filtered, and those without a place apart.
 */
import { useMemo, useState } from "preact/hooks";
import { digitsFor, formatDegrees, formatMgrs, parseCoordinates } from "../map/coordinates.js";
import { FilterForm } from "./filters.jsx";
import { ReportList } from "./report_button.jsx";
import { createSearch } from "./search.js";

/** So many entries of one list are made at once; more are a press away. */
const AT_ONCE = 100;

/** @typedef {import("../state/types.js").Page} Page */

/** @param {{page: Page, go: import("./search_field.jsx").Go}} props */
export function Reports({ page, go }) {
  const { island, store, picture } = page;
  const speech = page.speech();
  const { words } = speech;
  const { query } = store.state;
  const search = useMemo(() => createSearch(island), [island]);
  const found = useMemo(() => search(query), [search, query]);
  const shown = picture.reports().filter((feature) => !found || found.has(feature));
  const apart = island.unplaced.filter((feature) => shown.includes(feature));
  const placed = shown.filter((feature) => !island.unplaced.includes(feature));
  const places = found
    ? [...found].filter((id) => !picture.isReport(id) && Object.hasOwn(island.cards, id))
    : [];
  const layers = island.layers
    .map((layer) => ({
      layer,
      features: placed.filter((feature) => island.cards[feature].layer === layer.id),
    }))
    .filter(({ features }) => features.length);
  const all = Object.keys(island.reports).filter((id) => picture.standing(id) !== null).length;
  return (
    <>
      <FilterForm page={page} />
      <p class="gm-quiet gm-report-count" role="status">
        {words("reports.count", { shown: shown.length, all })}
      </p>
      <Position page={page} query={query} go={go} />
      {shown.length + places.length === 0 && !parseCoordinates(query) && (
        <p class="gm-quiet">{words("reports.nothing", { time: speech.instant(picture.now()) })}</p>
      )}
      {places.length > 0 && (
        <section class="gm-reports" aria-labelledby="gm-places-title">
          <h2 id="gm-places-title">{words("reports.places")}</h2>
          <Capped items={places} page={page} />
        </section>
      )}
      <section
        class="gm-reports gm-unplaced"
        aria-labelledby="gm-unplaced-title"
        hidden={shown.length === 0}
      >
        <h2 id="gm-unplaced-title">{words("reports.unplaced")}</h2>
        <p class="gm-quiet">
          {words(apart.length ? "reports.unplaced_note" : "reports.unplaced_none")}
        </p>
        <Capped items={apart} page={page} />
      </section>
      {layers.map(({ layer, features }) => (
        <section key={layer.id} class="gm-reports">
          <h2>{speech.say(layer.title)}</h2>
          <Capped items={features} page={page} />
        </section>
      ))}
    </>
  );
}

/** @param {{items: readonly string[], page: Page}} props */
function Capped({ items, page }) {
  const [most, setMost] = useState(AT_ONCE);
  return (
    <>
      <ReportList page={page} features={items.slice(0, most)} />
      {items.length > most && (
        <button type="button" class="gm-link" onClick={() => setMost(most + AT_ONCE)}>
          {page.speech().words("reports.more", { number: items.length - most })}
        </button>
      )}
    </>
  );
}

/** A typed position, to go to. @param {{page: Page, query: string, go: import("./search_field.jsx").Go}} props */
function Position({ page, query, go }) {
  const place = parseCoordinates(query);
  if (!place) return null;
  const { words } = page.speech();
  // No finer than it was typed.
  const digits = digitsFor(2 * place.radius_m);
  const told = [
    formatDegrees(place.lon, place.lat, digits.degrees),
    formatMgrs(place.lon, place.lat, digits.mgrs),
  ];
  return (
    <button type="button" class="gm-button gm-go" onClick={() => go(place)}>
      {words("search.go", { place: told.filter(Boolean).join(" · ") })}
    </button>
  );
}
