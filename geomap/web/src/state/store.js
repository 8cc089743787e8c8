/**
 * What the reader has chosen. Everything that follows a choice listens here; nothing else keeps a
 * copy. A change is a patch of the state; listeners are told the new and the former state, in the
 * order in which they came.
 */

/**
 * @typedef {object} Choice
 * @property {string | null} feature
 * @property {readonly string[]} here  all features under the pointer, the topmost first
 * @property {HTMLElement | SVGElement | null} from  where focus returns to
 * @property {{x: number, y: number} | null} at  where in the window it was pointed at
 * @property {boolean} reveal  whether the map should move so that the feature is seen
 *
 * @typedef {object} Filters
 * @property {readonly string[]} side
 * @property {readonly string[]} kind
 * @property {readonly string[]} claimant
 * @property {readonly string[]} precision
 * @property {string} grade  the least that shows, such as "B3"; empty for any
 * @property {string} from  first day, ISO 8601; empty for any
 * @property {string} to  last day
 *
 * @typedef {"layers" | "changes" | "reports" | "about"} Tab
 *
 * @typedef {object} State
 * @property {string} language
 * @property {number} stop  index of the time looked from
 * @property {"known" | "true"} mode  what was known then, or what was so then
 * @property {boolean} playing
 * @property {Readonly<Record<string, boolean>>} layers  whether each shows
 * @property {Readonly<Record<string, number>>} opacity  of layers that are not whole, 0 to 1
 * @property {Filters} filters
 * @property {string} query  of the search
 * @property {Choice} choice
 * @property {Tab} tab
 * @property {boolean} table
 * @property {"distance" | "area" | null} tool
 * @property {{degrees: boolean, mgrs: boolean}} grid
 */

/** @typedef {ReturnType<typeof createStore>} Store */

/** @type {Filters} */
export const NO_FILTERS = Object.freeze({
  side: [],
  kind: [],
  claimant: [],
  precision: [],
  grade: "",
  from: "",
  to: "",
});

/** @type {Choice} */
const NOTHING = Object.freeze({ feature: null, here: [], from: null, at: null, reveal: false });

/**
 * The state in which a page opens, if its address asks for no other.
 *
 * @param {import("./types.js").Island} island
 * @returns {State}
 */
export function firstState(island) {
  return {
    language: island.languages[0],
    stop: island.time.stops.length - 1,
    mode: "known",
    playing: false,
    layers: Object.fromEntries(island.layers.map(({ id, visible }) => [id, visible])),
    opacity: {},
    filters: NO_FILTERS,
    query: "",
    choice: NOTHING,
    tab: "layers",
    table: false,
    tool: null,
    grid: { degrees: false, mgrs: false },
  };
}

/** @param {State} first */
export function createStore(first) {
  let state = first;
  /** @type {((state: State, former: State) => void)[]} */
  const listeners = [];

  /** @param {Partial<State>} patch */
  function set(patch) {
    const former = state;
    const changed = Object.entries(patch).some(
      ([key, value]) => former[/** @type {keyof State} */ (key)] !== value,
    );
    if (!changed) return;
    state = { ...former, ...patch };
    const told = state;
    for (const listener of listeners) listener(told, former);
  }

  return {
    /** @returns {State} */
    get state() {
      return state;
    },
    set,
    /**
     * @param {(state: State, former: State) => void} listener
     * @returns {() => void}  ends the listening
     */
    subscribe(listener) {
      listeners.push(listener);
      return () => void listeners.splice(listeners.indexOf(listener), 1);
    },
    /**
     * @param {string | null} feature
     * @param {Partial<Choice>} [details]
     */
    choose(feature, details = {}) {
      if (feature === null && state.choice.feature === null) return;
      set({
        choice: feature === null ? NOTHING : { ...NOTHING, feature, here: [feature], ...details },
      });
    },
    /** @param {string} layer */
    shows: (layer) => state.layers[layer] === true,
    /**
     * @param {string} layer
     * @param {boolean} shows
     */
    show(layer, shows) {
      if (state.layers[layer] !== shows) set({ layers: { ...state.layers, [layer]: shows } });
    },
  };
}
