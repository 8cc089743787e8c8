/**
 * Phrases to texts in one language, as `geomap/style/speech.py` does: catalogue, texts of the
 * situation, dates and numbers. Nothing here asks the browser for its language.
 */

import { localDate, offsetAt } from "./zone.js";

/** What stands first in the list of a phrase that is no text of the catalogue. */
const [WRITTEN, DAY, NUMBER, LISTED] = [0, 1, 2, 3];

/** English in every language: date-time groups are. */
const MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ");

/** @param {number} value */
const two = (value) => String(value).padStart(2, "0");

/**
 * @typedef {import("./types.js").Phrase} Phrase
 * @typedef {ReturnType<typeof createSpeech>} Speech
 */

/**
 * @param {import("./types.js").Island} island
 * @param {string} language
 */
export function createSpeech(island, language) {
  const { languages, words } = island;
  const place = Math.max(0, languages.indexOf(language));
  /** @type {Map<string, string>} */
  const catalogue = new Map(words.keys.map((key, index) => [key, words.texts[place][index]]));
  /** Order in which a text is looked for: this language, then as the situation prefers. */
  const order = [place, ...languages.keys()];

  /**
   * A text of the catalogue with values in its places.
   *
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   * @returns {string}
   */
  function text(key, values = {}) {
    const found = catalogue.get(key);
    if (found === undefined) throw new Error(`the catalogue has no text ${key}`);
    return found.replace(/\{(\w+)\}/g, (whole, name) =>
      Object.hasOwn(values, name) ? String(values[name]) : whole,
    );
  }

  /**
   * A text of the situation, and the language it turned out to be written in.
   *
   * @param {readonly (string | null)[]} texts  by language
   * @returns {{text: string, language: string}}
   */
  function written(texts) {
    const index = order.find((known) => texts[known]) ?? 0;
    return { text: texts[index] ?? "", language: languages[index] };
  }

  /** @param {number} value */
  function number(value) {
    const [whole, fraction] = String(Number(value.toFixed(6))).split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, text("number.group"));
    return fraction ? `${grouped}${text("number.decimal")}${fraction}` : grouped;
  }

  /**
   * @param {number} year
   * @param {number} month
   * @param {number} date
   */
  function day(year, month, date) {
    return text("date.day", { day: date, month: text(`month.${month}`), year });
  }

  /** The local day of an instant. @param {number} seconds */
  function dayOf(seconds) {
    const local = localDate(island.time.offsets, seconds);
    return day(local.getUTCFullYear(), local.getUTCMonth() + 1, local.getUTCDate());
  }

  /** @param {number} seconds */
  function instant(seconds) {
    const local = localDate(island.time.offsets, seconds);
    const minutes = offsetAt(island.time.offsets, seconds);
    const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
    const ahead = minutes ? `${minutes > 0 ? "+" : "−"}${hours}${rest ? `:${two(rest)}` : ""}` : "";
    return text("date.instant", {
      day: dayOf(seconds),
      clock: `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`,
      offset: `UTC${ahead}`,
    });
  }

  /** The date-time group in Zulu time. @param {number} seconds */
  function dateTimeGroup(seconds) {
    const zulu = new Date(seconds * 1000);
    const clock = `${two(zulu.getUTCDate())}${two(zulu.getUTCHours())}${two(zulu.getUTCMinutes())}`;
    return `${clock}Z${MONTHS[zulu.getUTCMonth()]}${two(zulu.getUTCFullYear() % 100)}`;
  }

  /**
   * @param {Phrase} phrase
   * @returns {string}
   */
  function say(phrase) {
    if (typeof phrase === "string") return phrase;
    const [head, ...rest] = phrase;
    switch (head) {
      case WRITTEN:
        return written(rest).text;
      case DAY:
        return day(rest[0], rest[1], rest[2]);
      case NUMBER:
        return number(rest[0]);
      case LISTED:
        return rest.slice(1).map(sayBefore(rest[0])).join(rest[0]);
      default: {
        const values = Object.entries(rest[0] ?? {});
        return text(head, Object.fromEntries(values.map(([name, value]) => [name, say(value)])));
      }
    }
  }

  /**
   * Phrases of a list: a day that ends with a stop, as in Serbian, loses it before a comma.
   *
   * @param {string} separator
   */
  const sayBefore =
    (separator) =>
    (/** @type {Phrase} */ phrase, /** @type {number} */ index, /** @type {Phrase[]} */ all) => {
      const stops = separator.startsWith(",") && index < all.length - 1 && phrase[0] === DAY;
      return stops ? say(phrase).replace(/\.$/, "") : say(phrase);
    };

  /** The language of a phrase, if it is another than the one asked for. @param {Phrase} phrase */
  function languageOf(phrase) {
    if (typeof phrase === "string" || phrase[0] !== WRITTEN) return undefined;
    const found = written(phrase.slice(1)).language;
    return found === languages[place] ? undefined : found;
  }

  /** @param {string} feature */
  const title = (feature) => written(island.names[feature]).text;

  return {
    language: languages[place],
    /** A text of the page itself. @type {typeof text} */
    words: (key, values) => text(`page.${key}`, values),
    has: (/** @type {string} */ key) => catalogue.has(key),
    text,
    say,
    languageOf,
    number,
    day,
    instant,
    dateTimeGroup,
    title,
    dayOf,
    /** A distance to two significant figures. @param {number} metres */
    distance(metres) {
      const rounded = Number(metres.toPrecision(2));
      return rounded < 1000
        ? text("unit.m", { number: number(Math.round(rounded)) })
        : text("unit.km", { number: number(rounded / 1000) });
    },
    /**
     * A name as it stands on a map: a line for each toponym where they differ.
     *
     * @param {string} feature
     * @returns {string[]}
     */
    lines(feature) {
      const names = island.names[feature];
      const own = written(names).text.split("/");
      const both = (names.find((name) => name) ?? "").split("/");
      if (own.length > 1 || both.length === 1) return own;
      const tongue = languages[place].split("-")[0];
      const same = names.filter((_, index) => languages[index].split("-")[0] === tongue);
      return [...own, ...both.filter((name) => !same.includes(name) && !own.includes(name))];
    },
    /**
     * The names of a feature that its title does not have, each once.
     *
     * @param {string} feature
     * @param {readonly string[]} unsure  languages whose name nobody has verified
     * @returns {{text: string, language: string}[]}
     */
    otherNames(feature, unsure = []) {
      const shown = new Set([title(feature), ...title(feature).split("/")]);
      /** @type {Map<string, string>} */
      const others = new Map();
      island.names[feature].forEach((name, index) => {
        if (name && !shown.has(name) && !others.has(name)) others.set(name, languages[index]);
      });
      return [...others].map(([name, known]) => ({
        text: unsure.includes(known) ? `${name} (?)` : name,
        language: known,
      }));
    },
  };
}
