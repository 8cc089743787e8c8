/**
 * Finding features by any of their names and by what reports say, in every language at once.
 */

/**
 * Text as it is compared: without case and diacritics, and with "dj" for "đ" as people type it.
 *
 * @param {string} text
 */
export function folded(text) {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("đ", "dj")
    .replaceAll("ł", "l")
    .replaceAll("ø", "o")
    .replaceAll("ß", "ss")
    .replace(/[\s‐-―]+/g, " ")
    .replace(/(\d)[.,\s](?=\d{3}(?!\d))/g, "$1");
}

/**
 * @param {import("../state/types.js").Island} island
 * @returns {(query: string) => Set<string> | null}  ids that hold every word of a query; null for
 *   an empty query
 */
export function createSearch(island) {
  /** @type {Map<string, string> | null} */
  let index = null;

  /** Made when the first search is, for it is long. */
  function build() {
    const made = new Map();
    for (const [feature, names] of Object.entries(island.names)) {
      const card = island.cards[feature];
      const report = island.reports[feature];
      const texts = [feature.replaceAll("-", " "), ...names];
      if (card?.claim) texts.push(...words(card.claim));
      if (report) {
        texts.push(...words(report.claimant));
        texts.push(report.properties.location_text ?? "");
      }
      // "Đ" is also typed as plain "d".
      const text = texts.filter(Boolean).join("\n");
      made.set(feature, `${folded(text)}\n${folded(text.replace(/[Đđ]/g, "d"))}`);
    }
    return made;
  }

  return (query) => {
    const wanted = folded(query).split(" ").filter(Boolean);
    if (!wanted.length) return null;
    index ??= build();
    const found = [...index].filter(([, text]) => wanted.every((word) => text.includes(word)));
    return new Set(found.map(([feature]) => feature));
  };
}

/** Every language of a phrase that is a text of the situation. @param {any} phrase @returns {string[]} */
const words = (phrase) => (typeof phrase === "string" ? [phrase] : phrase.slice(1));
