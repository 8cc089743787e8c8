/**
 * Names and callouts. Each label tries its candidate positions and takes the best free one; by
 * rank, so that the important ones are served first and the rest is left out where space ends.
 * A label never stands on a symbol, on another label, or under a control.
 */

import L from "../leaflet.js";
import {
  boxOf,
  contains,
  createBoxIndex,
  crosses,
  grown,
  meet,
  middleOf,
  overlap,
  within,
} from "./boxes.js";
import { createEntries } from "./entries.js";
import { polygonsByLayer, symbolsByPlace } from "./ground.js";
import { around, besideBox, corners, grid, outsideOf } from "./positions.js";

/** @typedef {import("./boxes.js").Box} Box */
/** @typedef {import("./boxes.js").Spot} Spot */
/** @typedef {import("../state/types.js").Label} Label */

/** How far out of sight an anchor may lie whose label is still tried, px. */
const NEARBY = 200;
/** Clear space around a label, px. */
const GAP = 2;
/** Half the size of what a name stands beside where there is no symbol, px. */
const DOT = 3;
/** A callout farther from its anchor than this gets a line to it, px. */
const NEAR = 30;
/** Lowest zoom at which villages are named at all. */
const VILLAGES_FROM = 9.25;
/** Distances at which a callout is tried around its symbol, px. */
const APART = [0, 16, 34, 56];
/** Who goes first within a rank. */
const PRECEDENCE = [
  "callout",
  "city",
  "town",
  "country",
  "unit",
  "site",
  "crossing",
  "camp",
  "water",
  "village",
];
/** Roles whose dot is left out with the name: it matters less than what needs its place. */
const GIVES_WAY = new Set(["town", "village", "water"]);
/** Roles that name an area: the text stands on the anchor. The others stand beside it. */
const AREAL = new Set(["country", "unit", "water", "callout"]);

/** How far from its anchor the name of an area may go, px. @type {Record<string, number>} */
const REACH = { country: 160 };

/** What lies on the map and would hide a label. */
const COVERS = [
  ".gm-main .leaflet-control",
  ".gm-card:not([hidden])",
  '.gm-page[data-panel="open"] .gm-panel',
].join();

/** Costs of what is allowed but not liked. */
const COST = { line: 18, astray: 70, anchor: 3, pixel: 0.05, far: 90, outside: 60 };

/**
 * @typedef {import("./fan.js").Covered} Covered
 *
 * @typedef {import("./positions.js").Candidate} Candidate
 * @typedef {import("./entries.js").Entry} Entry
 */

/**
 * @param {any} map
 * @param {import("../state/types.js").Page} page
 * @param {(feature: string, from: HTMLElement, event: MouseEvent) => void} open
 * @param {(view: Box) => [Spot, Spot][]} piecesIn  of the line of reference
 */
export function createLabels(map, page, open, piecesIn) {
  const { island, store, picture } = page;
  const pane = map.createPane("gm-labels");
  pane.style.zIndex = "620";
  pane.classList.add("leaflet-zoom-hide");
  // The marks carry these names for screen readers; loose words on a map would only be noise.
  pane.setAttribute("aria-hidden", "true");

  const symbolAt = symbolsByPlace(island);
  const minor = new Set(
    island.elements.flatMap((element) =>
      element.t === "label" && GIVES_WAY.has(element.role) ? [element.at[0].join()] : [],
    ),
  );
  const polygons = polygonsByLayer(island);
  /** @type {Map<Label, import("../state/types.js").LonLat[][][]>} */
  const named = new Map();
  const { entryOf, write, ink, measure } = createEntries(pane, page, open);
  const entries = island.elements
    .filter((element) => element.t === "label")
    .map((label) => entryOf(/** @type {Label} */ (label)))
    .sort(
      (a, b) =>
        a.label.rank - b.label.rank ||
        PRECEDENCE.indexOf(a.label.role) - PRECEDENCE.indexOf(b.label.role),
    );
  /** Language that the labels are written in. */
  let language = "";

  /** Bring texts, colours and opacities up to what is chosen. */
  function refresh() {
    if (language !== store.state.language || entries.some(({ height }) => height === 0)) {
      language = store.state.language;
      for (const entry of entries) write(entry);
      measure(entries);
    }
    for (const entry of entries) {
      ink(entry);
      entry.node.style.opacity = String(store.state.opacity[entry.label.layer] ?? 1);
    }
  }

  /**
   * Positions to try: the top left corner of the text, and what choosing it costs beforehand.
   *
   * @param {Entry} entry
   * @param {Map<string | null, Covered>} symbols  by feature
   * @returns {Candidate[]}
   */
  function candidates(entry, symbols) {
    const { label, width: w, height: h } = entry;
    const own = label.role === "callout" && label.feature ? symbols.get(label.feature) : undefined;
    if (own) {
      const near = APART.flatMap((by) => besideBox(grown(own.box, by), w, h, by));
      return [...near, ...spread(entry, COST.far, middleOf(own.box))];
    }
    const [position] = label.at;
    const symbol = symbolAt.get(position.join());
    if (AREAL.has(label.role) && !symbol) return spread(entry, 0);
    const anchor = map.latLngToLayerPoint([position[1], position[0]]);
    const half = !symbol ? DOT : Math.max(symbol.width, symbol.height) / 2;
    return besideBox(grown(boxOf(anchor.x, anchor.y, 0, 0), half), w, h, 0);
  }

  /**
   * Around the anchors of an area: on them, then near them, then outside with a line.
   *
   * @param {Entry} entry
   * @param {number} penalty
   * @param {Spot} [symbol]  where its symbol stands, which may be beside its place
   * @returns {Candidate[]}
   */
  function spread({ label, width: w, height: h, leader }, penalty, symbol) {
    return label.at.flatMap((position, order) => {
      const anchor = symbol ?? map.latLngToLayerPoint([position[1], position[0]]);
      const shifts = label.role === "callout" ? around(w, h) : grid(REACH[label.role] ?? 70);
      /** @type {Candidate[]} */
      const places = shifts.map(([dx, dy]) => ({
        x: anchor.x - w / 2 + dx,
        y: anchor.y - h / 2 + dy,
        cost: penalty + order * COST.anchor + Math.hypot(dx, dy) * COST.pixel,
        anchor,
        tied: true,
        allowed: () =>
          label.role === "country"
            ? corners(w, h).every(([x, y]) => staysInside(label, anchor, dx + x, dy + y))
            : (!dx && !dy) || staysInside(label, anchor, dx, dy),
      }));
      if (leader && label.role === "unit" && order === 0) {
        for (const [index, [dx, dy]] of outsideOf(w, h).entries()) {
          places.push({
            x: anchor.x - w / 2 + dx,
            y: anchor.y - h / 2 + dy,
            cost: COST.outside + index,
            anchor,
            tied: true,
            allowed: () => !standsOnAnother(label, anchor, dx, dy),
          });
        }
      }
      return places;
    });
  }

  /**
   * The polygons that a label names: those of its layer that hold its first anchor.
   *
   * @param {Label} label
   */
  function areasOf(label) {
    let areas = named.get(label);
    if (!areas) {
      areas = (polygons.get(label.layer) ?? []).filter((rings) => contains(label.at[0], rings));
      named.set(label, areas);
    }
    return areas;
  }

  /**
   * A name of an area may be shifted only within that area, that of a country as a whole.
   *
   * @param {Label} label
   * @param {Spot} anchor
   * @param {number} dx
   * @param {number} dy
   */
  function staysInside(label, anchor, dx, dy) {
    if (label.role === "callout") return true;
    const { lng, lat } = map.layerPointToLatLng(L.point(anchor.x + dx, anchor.y + dy));
    return areasOf(label).some((rings) => contains([lng, lat], rings));
  }

  /**
   * Whether a shifted name would be read as that of another area of its layer: it lies in that
   * one, or nearer to its middle than to its own.
   *
   * @param {Label} label
   * @param {Spot} anchor
   * @param {number} dx
   * @param {number} dy
   */
  function standsOnAnother(label, anchor, dx, dy) {
    const middle = { x: anchor.x + dx, y: anchor.y + dy };
    const { lng, lat } = map.layerPointToLatLng(L.point(middle.x, middle.y));
    const own = areasOf(label);
    const apart = Math.hypot(dx, dy);
    return (
      (polygons.get(label.layer) ?? []).some(
        (rings) => !own.includes(rings) && contains([lng, lat], rings),
      ) ||
      entries.some(({ label: other }) => {
        if (other === label || other.layer !== label.layer) return false;
        const { x, y } = map.latLngToLayerPoint([other.at[0][1], other.at[0][0]]);
        return Math.hypot(x - middle.x, y - middle.y) < apart;
      })
    );
  }

  /**
   * Where labels may stand, and what they must keep clear of, in px of the map's layers.
   *
   * @returns {{view: Box, covers: Box[]}}
   */
  function measureStage() {
    const size = map.getSize();
    const origin = map.containerPointToLayerPoint([0, 0]);
    const frame = map.getContainer().getBoundingClientRect();
    const covers = [...document.querySelectorAll(COVERS)].map((cover) => {
      const { left, top, width, height } = cover.getBoundingClientRect();
      return boxOf(left - frame.left + origin.x, top - frame.top + origin.y, width, height);
    });
    return { view: grown(boxOf(origin.x, origin.y, size.x, size.y), -4), covers };
  }

  /**
   * Place all labels anew. A town whose name finds no room is left out with its dot.
   *
   * @param {readonly Covered[]} symbols
   */
  function place(symbols) {
    refresh();
    const { view, covers } = measureStage();
    const free = new Map(symbols.filter(isMinor).map((symbol) => [symbol.point.at.join(), symbol]));
    const fixed = symbols.filter((symbol) => !isMinor(symbol)).map(({ box }) => box);
    const taken = createBoxIndex();
    for (const box of [...fixed, ...covers]) taken.add(box);
    const own = new Map(symbols.map((symbol) => [symbol.point.feature, symbol]));
    const near = grown(view, NEARBY);
    const stage = { own, taken, view, covers, pieces: piecesIn(view) };
    const zoom = map.getZoom();

    const { feature: chosen } = store.state.choice;
    const first = entries.filter(({ label }) => label.named === chosen);
    for (const entry of new Set([...first, ...entries])) {
      const { label } = entry;
      const isChosen = label.named === chosen;
      const wanted =
        picture.draws(label) &&
        !(label.role === "callout" && picture.isGreyed(label.feature)) &&
        (isChosen || label.role !== "village" || zoom >= VILLAGES_FROM);
      const dot = GIVES_WAY.has(label.role) ? free.get(label.at[0].join()) : undefined;
      const clear = isChosen || !dot || !taken.meets(grown(dot.box, -1));
      const spot = wanted && clear && isNear(label, near) ? best(entry, stage) : null;
      show(entry, spot);
      dot?.node?.classList.toggle("gm-hidden", !spot && !isChosen);
      if (!spot) continue;
      taken.add(grown(boxOf(spot.x, spot.y, entry.width, entry.height), GAP));
      if (dot) taken.add(dot.box);
    }
  }

  /**
   * Whether any anchor of a label is in sight or nearly so.
   *
   * @param {Label} label
   * @param {Box} near
   */
  function isNear(label, near) {
    return label.at.some(([lon, lat]) => {
      const { x, y } = map.latLngToLayerPoint([lat, lon]);
      return overlap(boxOf(x, y, 0.1, 0.1), near);
    });
  }

  /**
   * Whether a symbol is the dot of a town or village: it gives way to what matters more.
   *
   * @param {Covered} symbol
   */
  function isMinor({ point }) {
    return minor.has(point.at.join()) && island.symbols[point.symbol].height < 13;
  }

  /**
   * @typedef {object} Stage
   * @property {Map<string | null, Covered>} own  symbols by feature
   * @property {import("./boxes.js").BoxIndex} taken
   * @property {Box} view
   * @property {readonly Box[]} covers
   * @property {readonly [Spot, Spot][]} pieces  of the line of reference
   */

  /**
   * @param {Entry} entry
   * @param {Stage} stage
   * @returns {Candidate | null}
   */
  function best(entry, { own, taken, view, covers, pieces }) {
    let found = null;
    let lowest = Infinity;
    for (const spot of candidates(entry, own)) {
      if (spot.cost >= lowest) continue;
      const box = boxOf(spot.x, spot.y, entry.width, entry.height);
      if (!within(box, view)) continue;
      if (
        spot.tied &&
        covers.some((cover) => overlap(cover, boxOf(spot.anchor.x, spot.anchor.y, 1, 1)))
      )
        continue;
      if (taken.meets(box)) continue;
      if (spot.allowed && !spot.allowed()) continue;
      let { cost } = spot;
      if (cost < lowest && pieces.some(([a, b]) => crosses(a, b, box))) cost += COST.line;
      if (cost < lowest && (spot.tied || entry.label.role === "callout")) {
        const middle = { x: spot.x + entry.width / 2, y: spot.y + entry.height / 2 };
        if (pieces.some(([a, b]) => meet(spot.anchor, middle, a, b))) {
          if (entry.label.role === "unit") continue;
          cost += COST.astray;
        }
      }
      if (cost < lowest) {
        lowest = cost;
        found = spot;
      }
    }
    return found;
  }

  /**
   * @param {Entry} entry
   * @param {Candidate | null} spot
   */
  function show({ node, leader, width, height }, spot) {
    node.classList.toggle("gm-hidden", !spot);
    if (!spot) {
      leader?.remove();
      return;
    }
    L.DomUtil.setPosition(node, L.point(Math.round(spot.x), Math.round(spot.y)));
    if (!leader) return;
    const middle = { x: spot.x + width / 2, y: spot.y + height / 2 };
    const away = Math.hypot(middle.x - spot.anchor.x, middle.y - spot.anchor.y);
    if (!spot.tied || away <= NEAR + height / 2) {
      leader.remove();
      return;
    }
    const edge = {
      x: Math.min(Math.max(spot.anchor.x, spot.x), spot.x + width),
      y: Math.min(Math.max(spot.anchor.y, spot.y), spot.y + height),
    };
    const ends = [spot.anchor, edge].map(({ x, y }) => map.layerPointToLatLng(L.point(x, y)));
    leader.setLatLngs(ends).addTo(map);
  }

  return { place };
}
