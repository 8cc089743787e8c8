/**
 * What every picture of the map has to carry around it: handling, titles, time, notes, scale.
 */
import { svg } from "../dom.js";
import { stack } from "./blocks.js";

/** @typedef {import("./typeset.js").Set} Block */
/** @typedef {import("./typeset.js").Typesetter} Typesetter */
/** @typedef {import("../state/types.js").Page} Page */

const INK = "#1F2328";
const QUIET = "#5B6066";
const WARN = "#8A4500";

const MARKING = { size: 12.5, line: 18, spacing: 0.75, color: "#FFFFFF" };
const SITUATION = { size: 12.5, line: 17, color: QUIET };
const TITLE = { size: 17, line: 23, weight: 650 };
const FACT = { size: 12.5, line: 18 };
const NOTE = { size: 12, line: 16 };
const SCALE = { size: 11, line: 13 };

/** Colours of the Traffic Light Protocol 2.0 on black; other markings are white. */
const TLP = [
  { mark: /^TLP:RED/, color: "#FF2B2B" },
  { mark: /^TLP:AMBER/, color: "#FFC000" },
  { mark: /^TLP:GREEN/, color: "#33FF00" },
];

/**
 * The bar with the handling and the banner, as on the page.
 *
 * @param {Page} page
 * @param {Typesetter} setter
 * @param {number} width
 * @returns {Block}
 */
export function markingBar({ island, speech }, setter, width) {
  const { handling } = island.situation;
  const color = TLP.find(({ mark }) => mark.test(handling))?.color ?? MARKING.color;
  const strong = { ...MARKING, color, weight: 700 };
  const banner = speech().say(island.situation.banner);
  const [own, gap] = [setter.width(handling, strong), MARKING.size];
  const other = setter.width(banner, MARKING);
  const node = svg("g");
  let y = 3;
  if (banner && own + gap + other <= width - 16) {
    const left = (width - own - gap - other) / 2;
    node.append(setter.line(handling, left, y, strong));
    node.append(setter.line(banner, left + own + gap, y, MARKING));
    y += MARKING.line;
  } else {
    const lines = setter.wrap(banner, MARKING, width - 16).map((text) => ({ text, type: MARKING }));
    for (const { text, type } of [{ text: handling, type: strong }, ...lines]) {
      node.append(setter.line(text, width / 2, y, type, "middle"));
      y += type.line;
    }
  }
  node.prepend(svg("rect", { width, height: y + 3, fill: "#000000" }));
  return { node, height: y + 3 };
}

/**
 * Titles, the edition and its time, and where the reader stands if that is elsewhere.
 *
 * @param {Page} page
 * @param {Typesetter} setter
 * @param {number} width
 * @returns {Block}
 */
export function heading(page, setter, width) {
  const { island } = page;
  const { say, words } = page.speech();
  const { number, last, text } = island.edition;
  const isOld = number !== null && number !== last;
  const edition = isOld ? words("header.old", { edition: say(text) }) : say(text);
  const time = words("header.cutoff", { cutoff: timeOf(page, island.edition.cutoff) });
  const [situation, title] = [say(island.situation.title), say(island.map.title)];
  const facts = `${edition} · ${time}`;
  const fact = isOld ? { ...FACT, color: WARN, weight: 600 } : FACT;
  const factWidth = setter.width(facts, fact);
  const isBeside = setter.width(title, TITLE) + 24 + factWidth <= width;
  const above = situation === title ? "" : situation;
  const titles = [
    setter.block(above, 0, 0, width, SITUATION),
    setter.block(title, 0, 0, isBeside ? width - factWidth - 24 : width, TITLE),
  ];
  if (isBeside) {
    const y = (TITLE.line - fact.line) / 2 + 1;
    titles[1].node.append(setter.line(facts, width, y, fact, "end"));
  } else titles.push(setter.block(facts, 0, 0, width, fact));
  const standing = { ...FACT, weight: 600, color: WARN };
  return stack([...titles, setter.block(standpoint(page), 0, 0, width, standing)]);
}

/** @param {Page} page @param {number} seconds */
function timeOf(page, seconds) {
  const { instant, dateTimeGroup } = page.speech();
  return `${instant(seconds)}, ${dateTimeGroup(seconds)}`;
}

/**
 * The time and mode looked from; empty for what a page shows when it opens.
 *
 * @param {Page} page
 */
function standpoint(page) {
  const { island, store, picture } = page;
  const { words } = page.speech();
  const { stop, mode } = store.state;
  if (mode === "known" && stop === island.time.stops.length - 1) return "";
  return words(`export.${mode}`, { time: timeOf(page, picture.now()) });
}

/**
 * What must be read with the map.
 *
 * @param {Page} page
 * @param {Typesetter} setter
 * @param {number} width
 * @param {boolean} isWhole  whether nothing on the screen is missing
 * @returns {Block}
 */
export function foot({ island, store, picture, speech }, setter, width, isWhole) {
  const { say, words, text, language } = speech();
  const { footnote, disclaimer, attribution } = island.situation;
  const isFiltered = Object.values(store.state.filters).some((value) => value.length > 0);
  const changes = store.state.tab === "changes" ? picture.changes() : null;
  const warning = { ...NOTE, color: WARN, weight: 600 };
  const notes = [
    { said: isFiltered && words("export.filtered"), type: warning },
    { said: !isWhole && words("export.incomplete"), type: warning },
    { said: changes && words("export.changed", { number: changes.since }), type: NOTE },
    { said: say(footnote), type: NOTE },
    { said: say(disclaimer), type: NOTE },
    { said: island.drafts.includes(language) && text("marking.draft"), type: NOTE },
    { said: attribution, type: { ...NOTE, color: QUIET } },
  ];
  return stack(notes.map(({ said, type }) => setter.block(said || "", 0, 0, width, type)));
}

/**
 * Scale bar and north arrow, with the lengths of the page's own bar.
 *
 * @param {ParentNode} container  of the map
 * @param {Typesetter} setter
 * @returns {Block | null}  null if the page has none
 */
export function scale(container, setter) {
  const own = container.querySelector(".gm-scale");
  const texts = [...(own?.querySelectorAll("span") ?? [])].map((text) => text.textContent ?? "");
  const widths = [...(own?.querySelectorAll("i") ?? [])].map((bar) => parseFloat(bar.style.width));
  const [km, mi] = widths;
  if (!texts[1] || !(km > 0) || !(mi > 0)) return null;
  const ink = { fill: "none", stroke: INK, "stroke-width": 1.5 };
  const middle = 22;
  const node = svg(
    "g",
    {},
    svg("rect", { width: 180, height: 44, rx: 6, fill: "#FFFFFF", "fill-opacity": 0.86 }),
    svg("path", { d: "M18 4L24 22 18 18.5 12 22z", fill: INK }),
    setter.line(
      container.querySelector(".gm-north-letter")?.textContent ?? "N",
      18,
      25,
      { ...SCALE, weight: 600 },
      "middle",
    ),
    setter.line(texts[0], 36, middle - 18, SCALE),
    setter.line(texts[1], 36, middle + 5, SCALE),
    svg("path", { d: `M36.75 ${middle - 5}v5h${km - 1.5}v-5`, ...ink }),
    svg("path", { d: `M36.75 ${middle + 5}v-5h${mi - 1.5}v5`, ...ink }),
  );
  return { node, height: 44 };
}
