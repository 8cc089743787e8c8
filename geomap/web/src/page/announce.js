/**
 * Short messages on what has happened: seen for a while, and read out by screen readers.
 */
import { part } from "../dom.js";

/** How long a message stays in sight, ms. */
const STAYS = 4000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** @param {string} message */
export function announce(message) {
  const box = part("gm-announce");
  box.textContent = message;
  clearTimeout(timer);
  timer = setTimeout(() => box.replaceChildren(), STAYS);
}
