/**
 * The map as a picture that can stand alone: one SVG of map and margin, drawn to a canvas. It holds
 * no HTML and nothing from outside, or the browser would not give the canvas back.
 */
import { svg } from "../dom.js";
import { shownLegend } from "../panel/legend.js";
import { at, columns, stack } from "./blocks.js";
import { legendSections } from "./legend.js";
import { foot, heading, markingBar, scale } from "./marginalia.js";
import { definitions, snapshot } from "./snapshot.js";
import { createTypesetter, penOf } from "./typeset.js";

/** From this width on, px, there is room for the legend beside the map. */
const WIDE = 900;
const LEGEND = 280;
const MARGIN = 16;
const GAP = 24;

/** Pixels for each of the page; fewer where a browser has no room for so large a canvas. */
const SCALES = [2, 1];

/** What XML 1.0 cannot hold, and halves of characters. */
const UNWRITABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/**
 * @param {any} map  Leaflet map
 * @param {import("../state/types.js").Page} page
 * @param {(swatch: import("../state/types.js").Swatch | null) => Element} swatchOf
 * @returns {Promise<Blob>}  PNG
 */
export async function exportPicture(map, page, swatchOf) {
  const { node, width, height } = compose(map, page, swatchOf);
  for (const times of SCALES) {
    node.setAttribute("width", String(width * times));
    node.setAttribute("height", String(height * times));
    const image = await load(new XMLSerializer().serializeToString(node));
    const blob = await paint(image, width * times, height * times);
    if (blob) return blob;
  }
  throw new Error("this browser cannot make a picture of this size");
}

/**
 * The whole sheet: handling and titles above, what must be read with the map below, and the legend
 * to its right as far as there is room, the rest of it under it.
 *
 * @param {any} map
 * @param {import("../state/types.js").Page} page
 * @param {(swatch: import("../state/types.js").Swatch | null) => Element} swatchOf
 */
function compose(map, page, swatchOf) {
  const root = document.documentElement;
  const setter = createTypesetter(getComputedStyle(root).getPropertyValue("--gm-font").trim());
  const shot = snapshot(map);
  const isWide = shot.width >= WIDE;
  const inner = shot.width + (isWide ? GAP + LEGEND : 0);
  const width = inner + 2 * MARGIN;
  const count = Math.max(1, Math.floor((inner + GAP) / (LEGEND + GAP)));
  const step = (inner + GAP) / count;
  /** @param {number} most */
  const samples = (most) =>
    legendSections(shownLegend(page), swatchOf, page.speech(), setter, most);
  const sections = samples(LEGEND);
  const beside = isWide ? fitting(sections, shot.height) : 0;
  const right = stack(sections.slice(0, beside).flat());
  const below = columns(
    samples(step - GAP)
      .slice(beside)
      .flat(),
    count,
    step,
  );
  const framed = svg("g", {}, framedMap(map, shot, setter), at(right.node, shot.width + GAP, 0));
  const body = [
    heading(page, setter, inner),
    { node: framed, height: Math.max(shot.height, right.height) },
    below,
    foot(page, setter, inner, shot.isWhole),
  ];
  const bar = () => markingBar(page, setter, width);
  const parts = stack([bar(), ...body.map(inMargin), bar()], 10);
  const height = Math.ceil(parts.height);
  const sheet = svg(
    "svg",
    { viewBox: `0 0 ${width} ${height}` },
    definitions(),
    svg("rect", { width, height, fill: "#FFFFFF" }),
    parts.node,
  );
  return { node: sheet, width, height };
}

/**
 * How many sections find room in a column.
 *
 * @param {readonly import("./typeset.js").Set[][]} sections
 * @param {number} height
 */
function fitting(sections, height) {
  let left = height;
  const first = sections.findIndex((blocks) => {
    left -= stack(blocks).height;
    return left < 0;
  });
  return first < 0 ? sections.length : first;
}

/** @param {import("./typeset.js").Set} block */
const inMargin = ({ node, height }) => ({ node: at(node, MARGIN, 0), height });

/**
 * @param {any} map
 * @param {ReturnType<typeof snapshot>} shot
 * @param {import("./typeset.js").Typesetter} setter
 */
function framedMap(map, { node, width, height }, setter) {
  const bar = scale(map.getContainer(), setter);
  const edge = { x: 0.5, y: 0.5, width: width - 1, height: height - 1 };
  return svg(
    "g",
    {},
    node,
    bar && at(bar.node, 8, height - bar.height - 8),
    svg("rect", { ...edge, fill: "none", stroke: "#1F2328" }),
  );
}

/**
 * @param {string} text  an SVG document
 * @returns {Promise<HTMLImageElement>}
 */
function load(text) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error("the picture of the map could not be read"));
    image.src = `data:image/svg+xml,${encodeURIComponent(text.replace(UNWRITABLE, ""))}`;
  });
}

/**
 * @param {HTMLImageElement} image
 * @param {number} width
 * @param {number} height
 * @returns {Promise<Blob | null>}
 */
function paint(image, width, height) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  penOf(canvas).drawImage(image, 0, 0, width, height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
