/**
 * Blocks of a sheet: drawings with a height, set below or beside each other.
 */
import { svg } from "../dom.js";

/** @typedef {import("./typeset.js").Set} Block */

/**
 * @param {SVGElement} node
 * @param {number} x
 * @param {number} y
 */
export const at = (node, x, y) => svg("g", { transform: `translate(${x} ${y})` }, node);

/**
 * @param {readonly Block[]} blocks
 * @param {number} [gap]
 * @returns {Block}
 */
export function stack(blocks, gap = 0) {
  const node = svg("g");
  let y = 0;
  for (const block of blocks.filter(({ height }) => height > 0)) {
    if (y) y += gap;
    node.append(at(block.node, 0, y));
    // Whole pixels: lines that are thin on the screen stay so.
    y += Math.ceil(block.height);
  }
  return { node, height: y };
}

/**
 * Blocks in their order, in columns about as high as each other.
 *
 * @param {readonly Block[]} blocks
 * @param {number} count
 * @param {number} step  from the left of a column to that of the next
 * @returns {Block}
 */
export function columns(blocks, count, step) {
  const total = blocks.reduce((sum, { height }) => sum + height, 0);
  const node = svg("g");
  let column = 0;
  let y = 0;
  let highest = 0;
  for (const block of blocks) {
    // The next column begins where the middle of this block would be too low.
    if (y > 0 && column < count - 1 && y + block.height / 2 > total / count) {
      column += 1;
      y = 0;
    }
    node.append(at(block.node, column * step, y));
    y += Math.ceil(block.height);
    highest = Math.max(highest, y);
  }
  return { node, height: highest };
}
