/**
 * Local time of the situation, whatever the clock of the reader's machine is set to.
 */

/** @typedef {readonly (readonly [number, number])[]} Offsets  since when, and minutes ahead of UTC */

/**
 * Minutes that local time is ahead of UTC.
 *
 * @param {Offsets} offsets
 * @param {number} seconds  since 1970
 */
export function offsetAt(offsets, seconds) {
  const past = offsets.filter(([from]) => from <= seconds);
  return (past[past.length - 1] ?? offsets[0])[1];
}

/**
 * A date whose UTC parts are the local ones.
 *
 * @param {Offsets} offsets
 * @param {number} seconds
 */
export const localDate = (offsets, seconds) =>
  new Date((seconds + offsetAt(offsets, seconds) * 60) * 1000);

/**
 * The local day, ISO 8601.
 *
 * @param {Offsets} offsets
 * @param {number} seconds
 */
export const isoDay = (offsets, seconds) => localDate(offsets, seconds).toISOString().slice(0, 10);
