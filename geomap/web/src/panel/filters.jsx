/**
 * Filters: they hold for the map, the lists, the table and everything that leaves the page.
 */
import { useRef, useState } from "preact/hooks";
import { NO_FILTERS } from "../state/store.js";

/** @typedef {import("../state/store.js").Filters} Filters */
/** @typedef {"side" | "kind" | "claimant" | "precision"} ListKey */

/** How many filters are set. @param {Filters} filters */
export const countOf = (filters) =>
  Object.values(filters).filter((value) => (Array.isArray(value) ? value.length : value)).length;

/** @param {{page: import("../state/types.js").Page}} props */
export function FilterForm({ page }) {
  const { island, store } = page;
  const speech = page.speech();
  const { words } = speech;
  const { filters } = store.state;
  /** @param {Partial<Filters>} patch */
  const set = (patch) => store.set({ filters: { ...filters, ...patch } });
  const reports = Object.values(island.reports);
  /** Values that reports have, each once. @param {ListKey} key */
  const valuesOf = (key) => [
    ...new Set(reports.map(({ properties }) => String(properties[key] ?? ""))),
  ];
  const names = {
    side: (/** @type {string} */ side) =>
      island.sides[side] ? speech.say([0, ...island.sides[side]]) : side || words("filter.no_side"),
    kind: (/** @type {string} */ kind) => speech.text(`kind.${kind}`),
    precision: (/** @type {string} */ precision) => speech.text(`precision_short.${precision}`),
  };
  const claimants = new Map(
    reports.map(({ properties, claimant }) => [properties.claimant, speech.say(claimant)]),
  );
  const [letter, figure] = [filters.grade[0] ?? "F", filters.grade[1] ?? "6"];
  /** @param {string} source @param {string} report */
  const grade = (source, report) =>
    set({ grade: source === "F" && report === "6" ? "" : source + report });
  const count = countOf(filters);
  const [open, setOpen] = useState(count > 0);
  const summary = useRef(/** @type {HTMLElement | null} */ (null));
  return (
    <details class="gm-filters" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary ref={summary}>
        {words("filter.label")}
        {count > 0 && <span class="gm-count-badge">{count}</span>}
      </summary>
      {
        /** @type {const} */ (["side", "kind", "precision"]).map((key) => (
          <fieldset key={key} class="gm-chips">
            <legend>{words(`filter.${key}`)}</legend>
            {valuesOf(key).map((value) => (
              <label key={value} class="gm-chip">
                <input
                  type="checkbox"
                  checked={filters[key].includes(value)}
                  onChange={(event) =>
                    set({
                      [key]: event.currentTarget.checked
                        ? [...filters[key], value]
                        : filters[key].filter((other) => other !== value),
                    })
                  }
                />
                <span>{names[key](value)}</span>
              </label>
            ))}
          </fieldset>
        ))
      }
      <label class="gm-field">
        <span>{words("filter.claimant")}</span>
        <select
          class="gm-select"
          value={filters.claimant[0] ?? ""}
          onChange={(event) =>
            set({ claimant: event.currentTarget.value ? [event.currentTarget.value] : [] })
          }
        >
          <option value="">{words("filter.any")}</option>
          {[...claimants]
            .sort(([, one], [, other]) => (one < other ? -1 : 1))
            .map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
        </select>
      </label>
      <div class="gm-fields">
        <label class="gm-field">
          <span>{words("filter.source")}</span>
          <select
            class="gm-select"
            value={letter}
            onChange={(event) => grade(event.currentTarget.value, figure)}
          >
            {[..."ABCDEF"].map((value) => (
              <option key={value} value={value}>
                {value === "F" ? words("filter.any") : words("filter.or_better", { value })}
              </option>
            ))}
          </select>
        </label>
        <label class="gm-field">
          <span>{words("filter.report")}</span>
          <select
            class="gm-select"
            value={figure}
            onChange={(event) => grade(letter, event.currentTarget.value)}
          >
            {[..."123456"].map((value) => (
              <option key={value} value={value}>
                {value === "6" ? words("filter.any") : words("filter.or_better", { value })}
              </option>
            ))}
          </select>
        </label>
        <label class="gm-field">
          <span>{words("filter.from")}</span>
          <input
            type="date"
            class="gm-select"
            value={filters.from}
            onChange={(event) => set({ from: event.currentTarget.value })}
          />
        </label>
        <label class="gm-field">
          <span>{words("filter.to")}</span>
          <input
            type="date"
            class="gm-select"
            value={filters.to}
            onChange={(event) => set({ to: event.currentTarget.value })}
          />
        </label>
      </div>
      <button
        type="button"
        class="gm-button"
        disabled={count === 0}
        onClick={() => {
          // The button is of no use any more, and what is disabled loses focus.
          summary.current?.focus();
          store.set({ filters: NO_FILTERS });
        }}
      >
        {words("filter.clear")}
      </button>
    </details>
  );
}
