/**
 * The reports as a table, beside the map and linked with it both ways.
 */
import { useEffect, useMemo, useState } from "preact/hooks";
import { exportCsv } from "../export/csv.js";
import { copyText } from "../export/download.js";
import { announce } from "../page/announce.js";
import { createSearch } from "../panel/search.js";
import { IconButton, Say, useStore } from "../ui.jsx";

const CLOSE = "M4 4l10 10M14 4L4 14";

/** @typedef {import("../state/types.js").Page} Page */
/** @typedef {"title" | "claimant" | "side" | "kind" | "event" | "reported" | "grade" | "precision"
 *   | "quantity" | "standing"} Column */

/** @type {readonly Column[]} */
const COLUMNS = [
  "title",
  "claimant",
  "side",
  "kind",
  "event",
  "reported",
  "grade",
  "precision",
  "quantity",
  "standing",
];

/** From the surest place to none. */
const PRECISIONS = ["exact", "place", "area", "sector", "border-wide", "theatre", "none"];

/** @param {{page: Page}} props */
export function Table({ page }) {
  const state = useStore(page.store);
  return state.table ? <Open page={page} state={state} /> : null;
}

/** @param {{page: Page, state: import("../state/store.js").State}} props */
function Open({ page, state }) {
  const { island, store, picture } = page;
  const speech = page.speech();
  const { words } = speech;
  const [order, setOrder] = useState(
    /** @type {{column: Column, down: boolean}} */ ({ column: "reported", down: true }),
  );
  const search = useMemo(() => createSearch(island), [island]);
  const found = search(state.query);
  const shown = picture.reports().filter((feature) => !found || found.has(feature));
  const rows = sorted(page, shown, order.column, order.down);
  const { feature } = state.choice;
  useEffect(() => {
    if (!feature) return;
    const row = document.querySelector(`.gm-table [data-row="${feature}"]`);
    row?.scrollIntoView({ block: "nearest" });
  }, [feature]);

  async function copy() {
    const done = await copyText(exportCsv(page, rows));
    announce(words(done ? "share.csv_copied" : "share.failed"));
  }
  return (
    <section class="gm-table" aria-labelledby="gm-table-title">
      <div class="gm-table-head">
        <h2 id="gm-table-title">
          {words("table.label")} <span class="gm-count">{rows.length}</span>
        </h2>
        <label class="gm-table-filter">
          <span class="gm-visually-hidden">{words("table.filter")}</span>
          <input
            type="text"
            class="gm-select"
            placeholder={words("table.filter")}
            value={state.query}
            onInput={(event) => store.set({ query: event.currentTarget.value })}
          />
        </label>
        <button type="button" class="gm-button" onClick={copy}>
          {words("share.csv")}
        </button>
        <IconButton
          label={words("table.close")}
          icon={CLOSE}
          onClick={() => store.set({ table: false })}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <div class="gm-table-body" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th
                  key={column}
                  scope="col"
                  aria-sort={
                    order.column === column ? (order.down ? "descending" : "ascending") : undefined
                  }
                >
                  <button
                    type="button"
                    onClick={() =>
                      setOrder({ column, down: order.column === column && !order.down })
                    }
                  >
                    {words(`table.${column}`)}
                    <span aria-hidden="true" class="gm-sort">
                      {order.column === column ? (order.down ? "▼" : "▲") : ""}
                    </span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((id) => (
              <Row key={id} page={page} feature={id} chosen={id === feature} />
            ))}
          </tbody>
        </table>
        {rows.length === 0 && (
          <p class="gm-quiet gm-empty">
            {words("table.none", { time: speech.instant(picture.now()) })}
          </p>
        )}
      </div>
    </section>
  );
}

/** @param {{page: Page, feature: string, chosen: boolean}} props */
function Row({ page, feature, chosen }) {
  const { island, store, picture } = page;
  const speech = page.speech();
  const report = island.reports[feature];
  const { side, kind, precision } = report.properties;
  const standing = picture.standing(feature) ?? "current";
  return (
    <tr data-row={feature} class={`${chosen ? "gm-chosen" : ""} gm-row-${standing}`}>
      <th scope="row">
        <button
          type="button"
          class="gm-link"
          aria-current={chosen ? "true" : undefined}
          onClick={(event) => store.choose(feature, { from: event.currentTarget, reveal: true })}
        >
          <Say speech={speech} phrase={[0, ...island.names[feature]]} />
        </button>
      </th>
      <td>
        <Say speech={speech} phrase={report.claimant} />
      </td>
      <td>{side && (island.sides[side] ? speech.say([0, ...island.sides[side]]) : side)}</td>
      <td>{speech.text(`kind.${kind}`)}</td>
      <td>{report.event ? speech.say(report.event) : "–"}</td>
      <td>{speech.say(report.reported)}</td>
      <td>{island.cards[feature].badge}</td>
      <td>{speech.text(`precision_short.${precision}`)}</td>
      <td>{report.quantity ? speech.say(report.quantity) : "–"}</td>
      <td>{speech.text(`standing.${standing}`)}</td>
    </tr>
  );
}

/**
 * @param {Page} page
 * @param {readonly string[]} features
 * @param {Column} column
 * @param {boolean} down
 */
function sorted(page, features, column, down) {
  const { island, picture } = page;
  const speech = page.speech();
  /** @param {string} feature @returns {string | number} */
  function keyOf(feature) {
    const report = island.reports[feature];
    const { properties } = report;
    switch (column) {
      case "title":
        return speech.title(feature);
      case "claimant":
        return speech.say(report.claimant);
      case "side":
        return island.sides[properties.side]
          ? speech.say([0, ...island.sides[properties.side]])
          : (properties.side ?? "");
      case "kind":
        return speech.text(`kind.${properties.kind}`);
      case "event":
        return report.from;
      case "reported":
        return report.known[0][0];
      case "grade":
        return `${properties.reliability}${properties.credibility}`;
      case "precision":
        return PRECISIONS.indexOf(properties.precision);
      case "quantity":
        return properties.quantity ?? properties.quantity_min ?? properties.quantity_max ?? -1;
      default:
        return picture.standing(feature) ?? "";
    }
  }
  const keys = new Map(features.map((feature) => [feature, keyOf(feature)]));
  const compare = new Intl.Collator(speech.language).compare;
  const turn = down ? -1 : 1;
  return [...features].sort((one, other) => {
    const [a, b] = [keys.get(one) ?? "", keys.get(other) ?? ""];
    const difference =
      typeof a === "number" && typeof b === "number" ? a - b : compare(String(a), String(b));
    return turn * difference || (one < other ? -1 : 1);
  });
}
