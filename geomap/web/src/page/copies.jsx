/** What of a card can be copied: its link, and a citation for a footnote. */
import { copyText } from "../export/download.js";
import { announce } from "./announce.js";
import { linkTo } from "./link.js";

/** @typedef {import("../state/types.js").Page} Page */

/** @param {{page: Page, feature: string}} props */
export function Copies({ page, feature }) {
  const { words } = page.speech();
  /** @param {string} text @param {string} done */
  async function copy(text, done) {
    announce(words((await copyText(text)) ? done : "share.failed"));
  }
  return (
    <p class="gm-card-copies">
      <button
        type="button"
        class="gm-button"
        onClick={() => copy(linkTo(page, { choice: feature }), "share.link_copied")}
      >
        {words("card.copy_link")}
      </button>
      <button
        type="button"
        class="gm-button"
        onClick={() => copy(citationOf(page, feature), "share.citation_copied")}
      >
        {words("card.copy_citation")}
      </button>
    </p>
  );
}

/**
 * A report as a line of a footnote: title, claim, grade, sources, map, edition and handling.
 *
 * @param {Page} page
 * @param {string} feature
 */
function citationOf(page, feature) {
  const { island, picture } = page;
  const speech = page.speech();
  const card = island.cards[feature];
  const sources = picture.sourcesOf(feature).map((id) => {
    const { text, url } = island.sources[id];
    return `${speech.say(text)}${url ? ` <${url}>` : ""}`;
  });
  const report = island.reports[feature];
  const parts = [
    speech.title(feature),
    report && speech.say(report.claimant),
    card.claim && speech.say(card.claim),
    card.badge && speech.words("card.grade", { grade: card.badge }),
    sources.join("; "),
    `${speech.say(island.map.title)}, ${speech.say(island.edition.text)}`,
    speech.words("header.cutoff", { cutoff: speech.instant(island.edition.cutoff) }),
    island.situation.handling,
  ];
  return parts
    .filter(Boolean)
    .map((part) => String(part).replace(/[.\s]+$/, ""))
    .join(". ")
    .concat(".");
}
