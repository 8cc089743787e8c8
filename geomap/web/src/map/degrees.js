/**
 * Angles as people write them: "42.9, 20.85", "42,9° N 20,85° E", "N 42° 54′ 4″ E 20° 51′ 4″".
 */

/** @param {string} number */
export const decimalsOf = (number) => number.split(".")[1]?.length ?? 0;

/**
 * @typedef {object} Token
 * @property {"letter" | "number" | "mark" | "split"} kind
 * @property {string} text
 */

const TOKEN =
  /(\s*)(?:(?<letter>[NSEW])|(?<number>[+-]?\d+(?:\.\d+)?)|(?<mark>[°'"])|(?<split>[,;/]))/y;
/** Marks of degrees, minutes and seconds, and how many of each a degree has. */
const [MARKS, PARTS] = ["°'\"", [1, 60, 3600]];

/** @param {string} text @returns {Token[] | null} */
function tokensOf(text) {
  /** @type {Token[]} */
  const tokens = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const found = TOKEN.exec(text);
    if (!found?.groups) return null;
    const [kind, value] = /** @type {any} */ (
      Object.entries(found.groups).find(([, group]) => group)
    );
    // A dash right after a number may be a minus, or stand for "to".
    const before = tokens[tokens.length - 1]?.kind;
    const isDash = !found[1] && /^[+-]/.test(value) && (before === "number" || before === "mark");
    if (isDash) return null;
    tokens.push({ kind, text: value });
  }
  return tokens;
}

/** @param {Token[]} tokens @returns {[Token[], Token[]] | null} */
function halvesOf(tokens) {
  const places = (/** @type {(token: Token) => boolean} */ test) =>
    tokens.flatMap((token, index) => (test(token) ? [index] : []));
  const cut = (/** @type {number} */ index, after = index) =>
    /** @type {[Token[], Token[]]} */ ([tokens.slice(0, index), tokens.slice(after)]);
  const splits = places(({ kind }) => kind === "split");
  if (splits.length) return splits.length === 1 ? cut(splits[0], splits[0] + 1) : null;
  const letters = places(({ kind }) => kind === "letter");
  if (letters.length === 2) {
    const leads = letters[0] === 0;
    const ends = letters[1] === tokens.length - 1;
    if (leads === ends) return null;
    return cut(leads ? letters[1] : letters[0] + 1);
  }
  if (letters.length) return null;
  const degrees = places(({ text }) => text === MARKS[0]);
  if (degrees.length === 2) return cut(degrees[1] - 1);
  return tokens.length === 2 ? cut(1) : null;
}

/** @param {Token[]} tokens */
function angleOf(tokens) {
  const letter = tokens.find(({ kind }) => kind === "letter");
  const isOuter = !letter || letter === tokens[0] || letter === tokens[tokens.length - 1];
  const rest = tokens.filter((token) => token !== letter);
  const numbers = rest.filter(({ kind }) => kind === "number").map(({ text }) => text);
  const marks = rest.length - numbers.length;
  let read = 0;
  for (const [index, { kind, text }] of rest.entries()) {
    if (kind === "number") read++;
    else if (text !== MARKS[read - 1] || rest[index - 1].kind !== "number") return null;
  }
  const last = numbers.length - 1;
  const signed = /^[+-]/.test(numbers[0] ?? "");
  const isWhole = numbers.every(
    (number, index) =>
      (index === last || !number.includes(".")) &&
      (index === 0 || (Number(number) < 60 && !/^[+-]/.test(number))),
  );
  // Without letters, only marks tell minutes and seconds from another number.
  const isMarked = letter ? !signed : last === 0 || marks === numbers.length;
  if (!isOuter || last < 0 || last > 2 || !isWhole || !isMarked) return null;
  const size = numbers.reduce((sum, number, i) => sum + Math.abs(Number(number)) / PARTS[i], 0);
  const isNegative = numbers[0].startsWith("-") || /[SW]/.test(letter?.text ?? "");
  return {
    degrees: isNegative ? -size : size,
    step: 10 ** -decimalsOf(numbers[last]) / PARTS[last],
    axis: letter && (/[NS]/.test(letter.text) ? "lat" : "lon"),
  };
}

/**
 * Read two angles: decimal degrees, or degrees with minutes and seconds. The latitude comes first
 * unless letters tell otherwise. What could be read in two ways is null.
 *
 * @param {string} text  in capitals, with plain signs
 * @returns {{lon: number, lat: number, step: number} | null}  and what the last digit stands for
 */
export function parseDegrees(text) {
  // A comma between digits is a decimal one unless there are points.
  const tokens = tokensOf(text.includes(".") ? text : text.replace(/(\d),(?=\d)/g, "$1."));
  const halves = tokens && halvesOf(tokens);
  const first = halves && angleOf(halves[0]);
  const second = halves && angleOf(halves[1]);
  if (!first || !second || !first.axis !== !second.axis) return null;
  if (first.axis && first.axis === second.axis) return null;
  const [lat, lon] = first.axis === "lon" ? [second, first] : [first, second];
  if (Math.abs(lat.degrees) > 90 || Math.abs(lon.degrees) > 180) return null;
  return { lon: lon.degrees, lat: lat.degrees, step: Math.max(lat.step, lon.step) };
}
