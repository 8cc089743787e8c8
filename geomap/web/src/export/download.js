/**
 * Files and texts that leave the page, by the reader's own hand only.
 */
import { html } from "../dom.js";
import { isoDay } from "../state/zone.js";

/** How long a browser may take to read what it saves, ms. */
const KEEP = 60_000;

/**
 * Name of a file: the map, and the day looked from.
 *
 * @param {import("../state/types.js").Page} page
 * @param {string} suffix  such as "png"
 */
export const fileName = ({ island, picture }, suffix) =>
  `${island.map.id}-${isoDay(island.time.offsets, picture.now())}.${suffix}`;

/**
 * @param {string} name
 * @param {Blob} blob
 */
export function download(name, blob) {
  const url = URL.createObjectURL(blob);
  const link = html("a", { href: url, download: name });
  link.style.display = "none";
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), KEEP);
}

/**
 * @param {string} text
 * @returns {Promise<boolean>}  whether it is on the clipboard now
 */
export async function copyText(text) {
  // First the way that asks nobody: in a frame the other one is refused, and the console told so.
  if (copyOldWay(text)) return true;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} text */
function copyOldWay(text) {
  const focused = document.activeElement;
  const field = html("textarea", { readonly: true, "aria-hidden": "true", tabindex: "-1" });
  field.value = text;
  Object.assign(field.style, { position: "fixed", top: "0", left: "0", opacity: "0" });
  document.body.append(field);
  field.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    field.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}
