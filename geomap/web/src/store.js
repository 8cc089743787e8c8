/**
 * What the reader has chosen: one feature at most, and which layers show. Everything that
 * follows a choice listens here; nothing else keeps a copy.
 */

/**
 * @typedef {object} Choice
 * @property {string | null} feature
 * @property {readonly string[]} here  all features under the pointer, the topmost first
 * @property {HTMLElement | SVGElement | null} from  where focus returns to
 * @property {{x: number, y: number} | null} at  where in the window it was pointed at
 * @property {boolean} reveal  whether the map should move so that the feature is seen
 */

/** @typedef {ReturnType<typeof createStore>} Store */

/** @param {readonly import("./types.js").LayerInfo[]} layers */
export function createStore(layers) {
  const shown = new Set(layers.filter((layer) => layer.visible).map((layer) => layer.id));
  /** @type {Choice} */
  let choice = { feature: null, here: [], from: null, at: null, reveal: false };
  /** @type {((choice: Choice, former: Choice) => void)[]} */
  const choiceListeners = [];
  /** @type {((layer: string, shows: boolean) => void)[]} */
  const layerListeners = [];

  return {
    /** @returns {Choice} */
    get choice() {
      return choice;
    },
    /**
     * @param {string | null} feature
     * @param {Partial<Choice>} [details]
     */
    choose(feature, details = {}) {
      if (feature === null && choice.feature === null) return;
      const former = choice;
      const fresh = { here: feature ? [feature] : [], from: null, at: null, reveal: false };
      choice = { feature, ...fresh, ...details };
      for (const listener of choiceListeners) listener(choice, former);
    },
    /** @param {string} layer */
    shows: (layer) => shown.has(layer),
    /**
     * @param {string} layer
     * @param {boolean} shows
     */
    show(layer, shows) {
      if (shown.has(layer) === shows) return;
      if (shows) shown.add(layer);
      else shown.delete(layer);
      for (const listener of layerListeners) listener(layer, shows);
    },
    /** @param {(choice: Choice, former: Choice) => void} listener */
    onChoice: (listener) => void choiceListeners.push(listener),
    /** @param {(layer: string, shows: boolean) => void} listener */
    onLayer: (listener) => void layerListeners.push(listener),
  };
}
