/**
 * The panel: layers and legend, changes, all reports as text, sources and conditions.
 */
import { useStore } from "../ui.jsx";
import { About } from "./about.jsx";
import { ChangeList } from "./changes.jsx";
import { Layers } from "./layers.jsx";
import { Legend } from "./legend.jsx";
import { Reports } from "./reports.jsx";
import { SearchField } from "./search_field.jsx";

/** @typedef {import("../state/store.js").Tab} Tab */
/** @type {readonly Tab[]} */
const TABS = ["layers", "changes", "reports", "about"];

/**
 * @param {{page: import("../state/types.js").Page, go: import("./search_field.jsx").Go,
 *   swatchOf: import("./swatch.js").SwatchOf}} props
 */
export function Panel({ page, go, swatchOf }) {
  const { store } = page;
  const state = useStore(store);
  const { words } = page.speech();

  /** Arrow keys walk along the tabs. @param {KeyboardEvent} event */
  function walk(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    const next = TABS[(TABS.indexOf(state.tab) + step + TABS.length) % TABS.length];
    store.set({ tab: next });
    document.getElementById(`gm-tab-${next}`)?.focus();
    event.preventDefault();
  }
  return (
    <>
      <SearchField page={page} go={go} />
      <div role="tablist" class="gm-tabs" aria-label={words("panel.label")} onKeyDown={walk}>
        {TABS.map((tab) => (
          <button
            key={tab}
            type="button"
            role="tab"
            id={`gm-tab-${tab}`}
            class="gm-tab"
            aria-controls={`gm-page-${tab}`}
            aria-selected={state.tab === tab}
            tabIndex={state.tab === tab ? 0 : -1}
            onClick={(event) => {
              store.set({ tab });
              event.currentTarget.dispatchEvent(new CustomEvent("gm-tab", { bubbles: true }));
            }}
          >
            {words(`panel.${tab}`)}
          </button>
        ))}
      </div>
      {TABS.map((tab) => (
        <div
          key={tab}
          role="tabpanel"
          id={`gm-page-${tab}`}
          class={`gm-tabpage gm-tabpage-${tab} ${state.tab === tab ? "" : "gm-closed"}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
          tabIndex={0}
          aria-labelledby={`gm-tab-${tab}`}
        >
          {tab === "layers" && (
            <>
              <Layers page={page} swatchOf={swatchOf} />
              <Legend page={page} swatchOf={swatchOf} />
            </>
          )}
          {/* Only what is looked at is made; the legend is needed on paper. */}
          {tab === "changes" && state.tab === tab && <ChangeList page={page} />}
          {tab === "reports" && state.tab === tab && <Reports page={page} go={go} />}
          {tab === "about" && state.tab === tab && <About page={page} />}
        </div>
      ))}
    </>
  );
}
