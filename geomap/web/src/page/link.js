/**
 * The view as the fragment of an address: place, layers, time, language, selection and filters.
 * Only what differs from the page as it opens is written; what cannot be read is passed over.
 */

/** @typedef {import("../state/types.js").Page} Page */
/** @typedef {import("../state/store.js").State} State */
/** @typedef {{lat: number, lon: number, zoom: number}} Place */

const TABS = ["layers", "changes", "reports", "about"];
const LISTS = /** @type {const} */ (["side", "kind", "claimant", "precision"]);
const TEXTS = /** @type {const} */ (["grade", "from", "to"]);

/**
 * @param {import("../state/types.js").Island} island
 * @param {State} state
 * @param {State} first  as the page opens by itself
 * @param {Place | null} place  null while the whole map is seen
 */
export function writeFragment(island, state, first, place) {
  const told = new URLSearchParams();
  if (place) {
    told.set("c", [place.lat.toFixed(5), place.lon.toFixed(5), place.zoom.toFixed(2)].join());
  }
  const switched = island.layers.filter(({ id }) => state.layers[id] !== first.layers[id]);
  if (switched.length) {
    told.set("l", switched.map(({ id }) => `${state.layers[id] ? "" : "-"}${id}`).join());
  }
  const faint = Object.entries(state.opacity).filter(([, share]) => share < 1);
  if (faint.length) told.set("o", faint.map(([id, share]) => `${id}:${share}`).join());
  if (state.stop !== first.stop) told.set("t", String(island.time.stops[state.stop]));
  if (state.mode !== first.mode) told.set("m", state.mode);
  if (state.language !== first.language) told.set("g", state.language);
  if (state.tab !== first.tab) told.set("p", state.tab);
  if (state.table) told.set("b", "1");
  const grids = Object.entries(state.grid).filter(([, on]) => on);
  if (grids.length) told.set("r", grids.map(([name]) => name).join());
  for (const key of LISTS) {
    for (const value of state.filters[key]) told.append(`f.${key}`, value);
  }
  for (const key of TEXTS) if (state.filters[key]) told.set(`f.${key}`, state.filters[key]);
  if (state.choice.feature) told.set("s", state.choice.feature);
  return told.toString();
}

/**
 * @param {import("../state/types.js").Island} island
 * @param {State} first
 * @param {string} fragment  without its hash
 * @returns {{state: State, place: Place | null, feature: string | null}}
 */
export function readFragment(island, first, fragment) {
  const told = new URLSearchParams(fragment);
  const state = { ...first };
  const has = (/** @type {string} */ id) => Object.hasOwn(first.layers, id);

  const layers = { ...first.layers };
  for (const name of told.get("l")?.split(",") ?? []) {
    const id = name.replace(/^-/, "");
    if (has(id)) layers[id] = name === id;
  }
  state.layers = layers;
  for (const pair of told.get("o")?.split(",") ?? []) {
    const [id, share] = pair.split(":");
    const value = Number(share);
    if (has(id) && value >= 0 && value < 1) state.opacity = { ...state.opacity, [id]: value };
  }
  const time = Number(told.get("t") ?? Number.NaN);
  if (!Number.isNaN(time)) {
    // A page of a later edition may have other stops: the last one not after the time is meant.
    const past = island.time.stops.filter((stop) => stop <= time);
    state.stop = Math.max(0, past.length - 1);
  }
  if (told.get("m") === "true") state.mode = "true";
  const language = told.get("g");
  if (language && island.languages.includes(language)) state.language = language;
  const tab = told.get("p");
  if (tab && TABS.includes(tab)) state.tab = /** @type {State["tab"]} */ (tab);
  state.table = told.get("b") === "1";
  const grids = told.get("r")?.split(",") ?? [];
  state.grid = { degrees: grids.includes("degrees"), mgrs: grids.includes("mgrs") };
  state.filters = {
    ...first.filters,
    ...Object.fromEntries(LISTS.map((key) => [key, told.getAll(`f.${key}`)])),
    ...Object.fromEntries(TEXTS.map((key) => [key, checked(key, told.get(`f.${key}`))])),
  };
  const feature = told.get("s");
  return {
    state,
    place: placeOf(told.get("c")),
    feature: feature && Object.hasOwn(island.cards, feature) ? feature : null,
  };
}

/** @param {string} key @param {string | null} text */
function checked(key, text) {
  const form = key === "grade" ? /^[A-F][1-6]$/ : /^\d{4}-\d{2}-\d{2}$/;
  return text && form.test(text) ? text : "";
}

/** @param {string | null} text @returns {Place | null} */
function placeOf(text) {
  const [lat, lon, zoom] = (text ?? "").split(",").map(Number);
  const fits = Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && zoom >= 0 && zoom <= 20;
  return text && fits ? { lat, lon, zoom } : null;
}

/** @type {(() => string) | null} */
let writeNow = null;

/**
 * The address of the page with the present view, and perhaps another feature chosen.
 *
 * @param {Page} page
 * @param {{choice?: string}} [changes]
 */
export function linkTo(page, { choice } = {}) {
  const told = new URLSearchParams(writeNow?.() ?? "");
  if (choice && Object.hasOwn(page.island.cards, choice)) told.set("s", choice);
  const text = told.toString();
  // A page in a frame of its own has no address but that of its host, which it does not know.
  const base = window.location.href.split("#")[0];
  return text ? `${base}#${text}` : base;
}

/**
 * Keep the address up to the view, and the view up to the address.
 *
 * @param {Page} page
 * @param {any} map  Leaflet map
 * @param {State} first
 * @param {{isWhole: () => boolean, go: (place: Place) => void}} view
 */
export function followAddress(page, map, first, view) {
  const { island, store } = page;
  writeNow = () => {
    const { lat, lng } = map.getCenter();
    const place = view.isWhole() ? null : { lat, lon: lng, zoom: map.getZoom() };
    return writeFragment(island, store.state, first, place);
  };
  let own = window.location.hash.slice(1);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function write() {
    clearTimeout(timer);
    // Browsers refuse an address that changes many times a second.
    timer = setTimeout(() => {
      const text = writeNow?.() ?? "";
      if (text === own || store.state.playing) return;
      own = text;
      try {
        window.history.replaceState(null, "", text ? `#${text}` : "#");
      } catch {
        // A page in someone else's sandbox may have no address to keep; sharing still works.
      }
    }, 250);
  }
  store.subscribe(write);
  map.on("moveend", write);

  window.addEventListener("hashchange", () => {
    const text = window.location.hash.slice(1);
    if (text === own) return;
    own = text;
    const asked = readFragment(island, first, text);
    store.set({ ...asked.state, playing: false, query: store.state.query });
    if (asked.place) view.go(asked.place);
    store.choose(asked.feature, { reveal: !asked.place });
  });
}
