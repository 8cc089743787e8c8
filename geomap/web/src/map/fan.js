/**
 * Symbols and where they stand. Symbols of one place stand in a row beside it; one that would cover
 * another is moved to the nearest free place close to its true one. Both keep to their side of the
 * line of reference, and are tied to the place with a line. Where there is no room, symbols of one place stand on each other like cards, each a little to the side.
 * Which one moves depends on the order of the data only: the same view always looks the same.
 */

import { html, symbolImage } from "../dom.js";
import L from "../leaflet.js";
import { boxOf, createBoxIndex, crosses, grown, meet, overlap } from "./boxes.js";
import { rowBeside } from "./row.js";

/** @typedef {import("./boxes.js").Box} Box */
/** @typedef {import("./boxes.js").Spot} Spot */
/** @typedef {import("../state/types.js").Point} Point */

/** Clear space around a symbol, px. */
const GAP = 4;
/** Smaller symbols (crossings, camps …) stay where they are: they are the place. */
const FIXED_HEIGHT = 22;
/** Directions tried on each ring, in turns from north: up and to the sides before down. */
const TURNS = [2, -2, 0, 4, -4, 6, -6, 8, 1, -1, 3, -3, 5, -5, 7, -7].map((turn) => turn / 16);
/** How far outside the view the line of reference still counts, px. */
const BEYOND = 200;
const RINGS = [0, 12, 24, 40];
/** Symbols lower than this are the dots of towns and villages, px. */
const DOT = 13;
/** How far a symbol that finds no place sticks out from the one below it, px. */
const STEP = 8;
/** Symbols whose places are nearer to each other than this stand in one stack, px. */
const NEAR = 24;

/**
 * @typedef {object} Covered
 * @property {Box} box
 * @property {Point} point
 * @property {HTMLElement | null} node
 *
 * @typedef {object} Placed
 * @property {Point} point
 * @property {any} marker
 * @property {any} leader  line and dot that tie a moved symbol to its place
 * @property {any} foot
 */

/**
 * @param {any} map
 * @param {import("../state/types.js").Page} page
 * @param {(view: Box) => [Spot, Spot][]} piecesIn  of the line of reference
 */
export function createFan(map, { island, picture }, piecesIn) {
  /** @type {Placed[]} */
  const placed = [];

  /** @param {Point} point */
  function add(point) {
    const symbol = island.symbols[point.symbol];
    if (!symbol) throw new Error(`there is no symbol ${point.symbol}`);
    const at = L.latLng(point.at[1], point.at[0]);
    const marker = L.marker(at, {
      pane: "gm-symbols",
      keyboard: false,
      bubblingMouseEvents: false,
      zIndexOffset: weight(point) * 1000,
      interactive: point.feature !== null && Object.hasOwn(island.cards, point.feature),
      icon: L.divIcon({
        className: "gm-symbol",
        html: /** @type {any} */ (html("span", { class: "gm-symbol-box" }, symbolImage(symbol))),
        iconSize: [symbol.width, symbol.height],
        iconAnchor: symbol.anchor,
      }),
    });
    const quiet = { pane: "gm-leaders", interactive: false, color: "#1F2328" };
    const leader = L.polyline([at, at], { ...quiet, weight: 1, opacity: 0.9 });
    const foot = L.circleMarker(at, {
      ...quiet,
      radius: 2.5,
      weight: 1,
      fillColor: "#FFFFFF",
      fillOpacity: 1,
    });
    placed.push({ point, marker, leader, foot });
    return marker;
  }

  /**
   * @param {Point} point
   * @param {{x: number, y: number}} at
   * @returns {Box}
   */
  function boxAt(point, at) {
    const { width, height, anchor } = island.symbols[point.symbol];
    return boxOf(at.x - anchor[0], at.y - anchor[1], width, height);
  }

  /** @param {Point} point */
  const stays = (point) => island.symbols[point.symbol].height < FIXED_HEIGHT && !isFaded(point);

  /** @param {Point} point */
  const isFaded = (point) => picture.isGreyed(point.feature);

  /** A report tells more than the place it is about. @param {Point} point */
  const weight = ({ feature }) => (feature && island.cards[feature]?.badge ? 1 : 0);

  /**
   * @param {Point} point
   * @param {{x: number, y: number}} home
   * @param {import("./boxes.js").BoxIndex} taken
   * @param {[Spot, Spot][]} pieces
   * @returns {Spot | null}  null where no place is close and on the same side
   */
  function freePlace(point, home, taken, pieces) {
    const { width, height, anchor } = island.symbols[point.symbol];
    // Rings are meant for the middle of the symbol, which need not be its anchor.
    const toAnchor = { x: anchor[0] - width / 2, y: anchor[1] - height / 2 };
    const places = [home];
    const nearest = Math.max(width, height) / 2 + FIXED_HEIGHT / 2 + GAP;
    for (const ring of RINGS) {
      const radius = nearest + ring;
      for (const turn of TURNS) {
        const angle = turn * 2 * Math.PI;
        places.push({
          x: home.x + Math.sin(angle) * radius + toAnchor.x,
          y: home.y - Math.cos(angle) * radius + toAnchor.y,
        });
      }
    }
    const free = places.filter((place) => {
      return !taken.meets(grown(boxAt(point, place), GAP));
    });
    // On the other side of the line a symbol would tell another story.
    const same = free.filter((place) => !pieces.some(([a, b]) => meet(home, place, a, b)));
    const clear = same.find((place) => {
      const box = boxAt(point, place);
      return !pieces.some(([a, b]) => crosses(a, b, box));
    });
    return clear ?? same[0] ?? null;
  }

  /**
   * Symbols whose places are so near to each other that they would lie on each other.
   *
   * @param {Placed[]} movable  in order
   * @returns {Map<Placed, Placed[]>}
   */
  function companions(movable) {
    /** @type {Placed[][]} */
    const groups = [];
    for (const entry of movable) {
      const home = homeOf(entry.point);
      const group = groups.find(([first]) => {
        const other = homeOf(first.point);
        return Math.hypot(other.x - home.x, other.y - home.y) < NEAR;
      });
      if (group) group.push(entry);
      else groups.push([entry]);
    }
    const several = groups.filter(({ length }) => length > 1);
    return new Map(several.flatMap((group) => group.map((entry) => [entry, group])));
  }

  /** @param {Point} point @returns {Spot} */
  const homeOf = (point) => map.latLngToLayerPoint([point.at[1], point.at[0]]);

  /**
   * @param {Placed[]} group
   * @param {import("./boxes.js").BoxIndex} taken
   * @param {[Spot, Spot][]} pieces
   * @returns {{place: Spot, tie: Spot | null}[]}  none where there is no room for all of them
   */
  function layOut(group, taken, pieces) {
    const symbols = group.map(({ point }) => island.symbols[point.symbol]);
    const row = rowBeside(homeOf(group[0].point), symbols, taken, pieces);
    if (!row) return [];
    return row.places.map(({ x, y }, index) => {
      const [dx, dy] = symbols[index].anchor;
      return { place: { x: x + dx, y: y + dy }, tie: index ? null : row.tie };
    });
  }

  /**
   * Put every symbol in its place for the present scale.
   *
   * @returns {Covered[]}  what the symbols cover, in px of the map's layers
   */
  function spread() {
    const showing = placed.filter(({ point }) => picture.draws(point));
    const moving = showing.filter(({ point }) => !stays(point));
    const ordered = [
      ...showing.filter(({ point }) => stays(point)),
      ...moving.filter(({ point }) => !isFaded(point)),
      ...moving.filter(({ point }) => isFaded(point)),
    ];
    for (const { leader, foot, point } of placed) {
      if (!picture.draws(point)) {
        leader.remove();
        foot.remove();
      }
    }
    // Of small symbols on one spot the report is seen; the place beneath it can still be reached.
    /** @type {Map<string, Point>} */
    const top = new Map();
    for (const { point } of showing.filter(({ point }) => stays(point))) {
      const key = point.at.join();
      const former = top.get(key);
      if (!former || weight(point) > weight(former)) top.set(key, point);
    }
    const size = map.getSize();
    const origin = map.containerPointToLayerPoint([0, 0]);
    const view = grown(boxOf(origin.x, origin.y, size.x, size.y), BEYOND);
    const pieces = piecesIn(view);
    const taken = createBoxIndex();
    /** Where those belong that found no place. @type {Spot[]} */
    const stacked = [];
    /** @type {Covered[]} */
    const covered = [];
    const together = companions(ordered.filter(({ point }) => !stays(point) && !isFaded(point)));
    /** Where members of a group stand, and to what the line of its first one leads. */
    const inRow = /** @type {Map<Placed, {place: Spot, tie: Spot | null}>} */ (new Map());
    for (const entry of ordered) {
      const { point, marker, leader, foot } = entry;
      const group = together.get(entry);
      if (group && !inRow.has(entry)) {
        for (const [index, spot] of layOut(group, taken, pieces).entries()) {
          inRow.set(group[index], spot);
          taken.add(boxAt(group[index].point, spot.place));
        }
        // One that found no room is not asked again for its companions.
        if (!inRow.has(entry)) for (const member of group) together.delete(member);
      }
      const row = inRow.get(entry);
      const truth = L.latLng(point.at[1], point.at[0]);
      const home = map.latLngToLayerPoint(truth);
      // Out of sight nothing need make room.
      const fixed = stays(point) || !overlap(boxAt(point, home), view);
      const free = fixed ? home : (row?.place ?? freePlace(point, home, taken, pieces));
      const below = stacked.filter((spot) => Math.hypot(spot.x - home.x, spot.y - home.y) < NEAR);
      const place = free ?? { x: home.x + below.length * STEP, y: home.y - below.length * STEP };
      if (!free) stacked.push(home);
      const box = boxAt(point, place);
      const hidden = stays(point) && (top.get(point.at.join()) ?? point) !== point;
      marker.getElement()?.classList.toggle("gm-beneath", hidden);
      marker.getElement()?.classList.toggle("gm-faded", isFaded(point));
      if (hidden) continue;
      // The dot of a town gives way: its name and it are left out where a report stands.
      if (weight(point) || island.symbols[point.symbol].height >= DOT) taken.add(box);
      covered.push({ box, point, node: marker.getElement() ?? null });
      const moved = free !== null && free !== home;
      const there = place === home ? truth : map.layerPointToLatLng(L.point(place.x, place.y));
      marker.setLatLng(there);
      if (moved && (!row || row.tie)) {
        const end = row?.tie ? map.layerPointToLatLng(L.point(row.tie.x, row.tie.y)) : there;
        leader.setLatLngs([truth, end]).addTo(map);
        foot.setLatLng(truth).addTo(map);
        taken.add(boxOf(home.x - 3, home.y - 3, 6, 6));
      } else {
        leader.remove();
        foot.remove();
      }
    }
    return covered;
  }

  return { add, spread };
}
