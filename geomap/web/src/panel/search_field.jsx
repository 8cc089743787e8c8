/**
 * One field to find a place, a report or a position by.
 */
import { parseCoordinates } from "../map/coordinates.js";
import { Icon } from "../ui.jsx";

const LENS = "M8 3a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM11.7 11.7L15.5 15.5";
const CLEAR = "M4.5 4.5l9 9M13.5 4.5l-9 9";

/** The first thing found. @type {"button"} */
const FIRST = /** @type {any} */ (".gm-tabpage-reports [data-feature-link]");

/** @typedef {(place: {lon: number, lat: number, radius_m: number}) => void} Go */

/** @param {{page: import("../state/types.js").Page, go: Go}} props */
export function SearchField({ page, go }) {
  const { store } = page;
  const { query } = store.state;
  const { words } = page.speech();
  /** @param {string} text */
  function look(text) {
    store.set(
      text && store.state.tab !== "reports" ? { query: text, tab: "reports" } : { query: text },
    );
  }
  /** @param {KeyboardEvent} event */
  function press(event) {
    if (event.key === "Escape" && query) {
      event.preventDefault();
      event.stopPropagation();
      look("");
    } else if (event.key === "Enter") {
      event.preventDefault();
      const place = parseCoordinates(query);
      if (place) go(place);
      else document.querySelector(FIRST)?.focus();
    }
  }
  return (
    <search class="gm-search">
      <Icon path={LENS} />
      <input
        type="text"
        id="gm-search"
        autocomplete="off"
        spellcheck={false}
        enterkeyhint="search"
        aria-label={words("search.label")}
        placeholder={words("search.hint")}
        value={query}
        onInput={(event) => look(event.currentTarget.value)}
        onKeyDown={press}
      />
      {query && (
        <button
          type="button"
          class="gm-search-clear"
          aria-label={words("search.clear")}
          onClick={() => {
            look("");
            document.getElementById("gm-search")?.focus();
          }}
        >
          <Icon path={CLEAR} />
        </button>
      )}
    </search>
  );
}
