/**
 * Header, handling banners and footer: what must be in sight whatever else is.
 */
import { html, icon, part } from "./dom.js";

const PRINT = "M5 6V2.5h8V6M5 12.5H2.5V6h13v6.5H13M5 10.5h8v5H5z";
const PANEL = "M2.5 3h13v12h-13zM11 3v12";

/** A page in someone else's sandbox may not open the print dialogue; then there is no button. */
function mayPrint() {
  return !(window.self !== window.top && window.origin === "null");
}

/**
 * @param {import("./types.js").Island} island
 * @param {(key: string, values?: Record<string, string | number>) => string} words
 * @param {() => void} togglePanel
 */
export function buildHeader(island, words, togglePanel) {
  const { map, situation, edition } = island;

  for (const place of ["top", "bottom"]) {
    const banner = part(`gm-handling-${place}`);
    banner.setAttribute("data-handling", situation.handling);
    banner.append(html("strong", {}, situation.handling));
    if (situation.banner) banner.append(" ", html("span", {}, situation.banner));
  }

  const old = edition.number !== null && edition.number !== edition.last;
  const number = old ? words("header.old", { edition: edition.text }) : edition.text;
  const title = html("h1", { class: "gm-title" }, map.title);
  const facts = html(
    "p",
    { class: "gm-facts" },
    html("span", { class: old ? "gm-edition gm-old" : "gm-edition" }, number),
    html(
      "time",
      { datetime: edition.cutoff_utc },
      words("header.cutoff", { cutoff: edition.cutoff }),
    ),
  );
  const buttons = html("div", { class: "gm-header-buttons" });
  if (mayPrint()) {
    const print = html(
      "button",
      { type: "button", class: "gm-button", click: () => window.print() },
      icon(PRINT),
      html("span", {}, words("header.print")),
    );
    buttons.append(print);
  }
  buttons.append(
    html(
      "button",
      {
        type: "button",
        class: "gm-button gm-panel-toggle",
        id: "gm-panel-toggle",
        "aria-controls": "gm-panel",
        "aria-expanded": "true",
        click: togglePanel,
      },
      icon(PANEL),
      html("span", {}, words("panel.label")),
    ),
  );
  const same = situation.title === map.title;
  const over = same ? null : html("p", { class: "gm-situation" }, situation.title);
  part("gm-header").append(html("div", { class: "gm-titles" }, over, title), facts, buttons);

  part("gm-footer").append(
    html("p", { class: "gm-footnote" }, situation.footnote),
    html("p", { class: "gm-attribution" }, situation.attribution),
    // Only on paper, where there is no panel to find it in.
    html("p", { class: "gm-print-only" }, situation.disclaimer),
  );
}
