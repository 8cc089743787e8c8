/**
 * What a card tells of a feature, found by the property of the layer file that it comes from.
 */

/** @typedef {import("../state/types.js").Phrase} Phrase */

/**
 * The value of a property as the card of its feature has it: the whole of it, in all languages.
 *
 * @param {import("../state/types.js").Card | undefined} card
 * @param {string} key  such as "disputed_by"
 * @returns {Phrase | undefined}
 */
export const toldBy = (card, key) =>
  card?.rows?.find(({ label }) => Array.isArray(label) && label[0] === `card.${key}`)?.value;

/**
 * A text by language, if it is one that the situation has written.
 *
 * @param {Phrase | undefined} phrase
 * @returns {readonly (string | null)[]}
 */
export function textsOf(phrase) {
  if (phrase === undefined) return [];
  if (typeof phrase === "string") return [phrase];
  return phrase[0] === 0 ? phrase.slice(1) : [];
}
