/**
 * The layers as a tree of groups: switched, counted, made fainter.
 */
import { useState } from "preact/hooks";
import { Made, Say } from "../ui.jsx";

/** @typedef {import("../state/types.js").LayerInfo} LayerInfo */
/** @typedef {{page: import("../state/types.js").Page, swatchOf: import("./swatch.js").SwatchOf}} Props */

/** @param {Props} props */
export function Layers({ page, swatchOf }) {
  const { island, store } = page;
  const speech = page.speech();
  /** @type {Map<string, LayerInfo[]>} */
  const groups = new Map();
  for (const layer of island.layers) {
    const key = speech.say(layer.group);
    groups.set(key, [...(groups.get(key) ?? []), layer]);
  }
  return (
    <section class="gm-layers" aria-label={speech.words("panel.layers")}>
      {[...groups].map(([title, layers]) => {
        const shown = layers.filter(({ id }) => store.shows(id)).length;
        const switchAll = () => {
          const to = shown < layers.length;
          const own = Object.fromEntries(layers.map(({ id }) => [id, to]));
          store.set({ layers: { ...store.state.layers, ...own } });
        };
        return (
          <fieldset key={title}>
            <legend>
              <label class="gm-group">
                <input
                  type="checkbox"
                  checked={shown > 0}
                  ref={(box) => {
                    if (box) box.indeterminate = shown > 0 && shown < layers.length;
                  }}
                  onChange={switchAll}
                />
                {title}
              </label>
            </legend>
            {layers.map((layer) => (
              <Layer key={layer.id} page={page} layer={layer} swatchOf={swatchOf} />
            ))}
          </fieldset>
        );
      })}
    </section>
  );
}

/** @param {Props & {layer: LayerInfo}} props */
function Layer({ page, layer, swatchOf }) {
  const { island, store, picture } = page;
  const [faint, setFaint] = useState(false);
  const speech = page.speech();
  const { words } = speech;
  const reports = Object.keys(island.reports).filter((id) => island.cards[id].layer === layer.id);
  // Of reports those count that show now; of ground, everything.
  const shown = reports.filter(picture.shows);
  const count = reports.length ? shown.length : layer.count;
  const unplaced = shown.filter((id) => island.unplaced.includes(id)).length;
  const opacity = store.state.opacity[layer.id] ?? 1;
  const title = speech.say(layer.title);
  return (
    <div class="gm-layer">
      <div class="gm-layer-row">
        <label>
          <input
            type="checkbox"
            data-layer={layer.id}
            checked={store.shows(layer.id)}
            onChange={(event) => store.show(layer.id, event.currentTarget.checked)}
          />
          <Made make={() => swatchOf(layer.swatch)} of={layer} class="gm-swatch-holder" />
          <span class="gm-layer-title">
            <Say speech={speech} phrase={layer.title} />
          </span>
          <span class="gm-count">{speech.number(count)}</span>
        </label>
        <button
          type="button"
          class={`gm-faint-button ${opacity < 1 ? "gm-on" : ""}`}
          aria-expanded={faint}
          aria-label={words("layers.opacity_of", { layer: title })}
          title={words("layers.opacity")}
          onClick={() => setFaint(!faint)}
        >
          <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
            <circle cx="7" cy="7" r="5.5" fill="none" stroke="currentcolor" stroke-width="1.2" />
            <path d="M7 1.5a5.5 5.5 0 0 1 0 11z" fill="currentcolor" />
          </svg>
        </button>
      </div>
      {faint && (
        <label class="gm-faint">
          <span>{words("layers.opacity")}</span>
          <input
            type="range"
            min="0.1"
            max="1"
            step="0.1"
            value={opacity}
            aria-label={words("layers.opacity_of", { layer: title })}
            onInput={(event) => {
              const share = Number(event.currentTarget.value);
              store.set({ opacity: { ...store.state.opacity, [layer.id]: share } });
            }}
          />
        </label>
      )}
      {unplaced > 0 && (
        <button
          type="button"
          class="gm-link gm-unplaced-link"
          onClick={() => store.set({ tab: "reports" })}
        >
          {words("layers.unplaced", { number: unplaced })}
        </button>
      )}
    </div>
  );
}
