/**
 * The page's script. The frame's inline script, made by Folium, calls it:
 *
 *     geomap.layer(featureGroup, "layer-id")   once for every layer, in drawing order
 *     geomap.start(map)                        once, after the layers
 */
import "./style/index.css";
import { guarded, speak, watchErrors } from "./alert.js";
import { createCard } from "./card.js";
import { addControls } from "./controls.js";
import { html, part } from "./dom.js";
import { createDrawing } from "./draw.js";
import { createFan } from "./fan.js";
import "./folium.js";
import { createFrame } from "./frame.js";
import { buildHeader } from "./header.js";
import { readIsland, wordsOf } from "./island.js";
import { createLabels } from "./labels.js";
import L from "./leaflet.js";
import { createMarking } from "./marks.js";
import { buildPanel } from "./panel.js";
import { createPatterns } from "./patterns.js";
import { preparePrint } from "./print.js";
import { createReference } from "./reference.js";
import { createSelection } from "./selection.js";
import { createStore } from "./store.js";
import { swatchesOf } from "./swatch.js";
import { setUpView } from "./view.js";

/** @type {ReturnType<typeof prepare> | null} */
let page = null;

/** Whether the data could not be read; that is told once, and nothing else is tried. */
let isBroken = false;

/** @returns {ReturnType<typeof prepare> | null} */
function prepared() {
  if (page || isBroken) return page;
  isBroken = true;
  page = prepare();
  isBroken = false;
  return page;
}

/** Read the data and make what both layers and chrome need. */
function prepare() {
  const island = readIsland();
  const words = wordsOf(island);
  speak(words);
  const store = createStore(island.layers);
  const patterns = createPatterns();
  return {
    island,
    words,
    store,
    patterns,
    drawing: createDrawing(island, patterns),
    marking: createMarking(island, store),
    /** @type {Map<string, any>} */
    groups: new Map(),
    /** @type {import("./draw.js").Drawn[]} */
    drawn: [],
    /** @type {Map<string, import("./types.js").Point[]>} */
    points: new Map(),
  };
}

/**
 * Draw the areas, lines and circles of one layer into its group.
 *
 * @param {any} group  Leaflet feature group
 * @param {string} id
 */
function layer(group, id) {
  const ready = prepared();
  if (!ready) return;
  const { island, drawing, marking, groups, drawn, points } = ready;
  if (!island.layers.some((info) => info.id === id)) throw new Error(`there is no layer ${id}`);
  groups.set(id, group);
  points.set(id, []);
  for (const element of island.elements) {
    if (element.layer !== id || element.t === "label") continue;
    if (element.t === "symbol") {
      points.get(id)?.push(element);
      continue;
    }
    const shape = drawing.draw(element, marking.clickable(element.feature));
    const top = shape.paths[shape.paths.length - 1];
    if (marking.clickable(element.feature)) marking.mark(top, element);
    for (const path of shape.paths) group.addLayer(path);
    drawn.push(shape);
  }
}

/**
 * Build everything around the map and bring the map to its first view.
 *
 * @param {any} map  Leaflet map
 */
function start(map) {
  const ready = prepared();
  if (!ready) return;
  const { island, words, store, patterns, drawing, marking, groups, drawn, points } = ready;

  const pane = map.createPane("gm-leaders");
  pane.style.zIndex = "605";
  pane.style.pointerEvents = "none";

  const frame = createFrame(store);
  buildHeader(island, words, frame.toggle);
  buildPanel(island, store, words, swatchesOf(island, patterns));
  createCard(island, store, words);
  frame.watchGrip();
  buildSkipLink(words, frame.goToPanel);

  map.getContainer().setAttribute("role", "region");
  map.getContainer().setAttribute("aria-label", words("map.label", { title: island.map.title }));
  const view = setUpView(map, island, frame);
  const controls = addControls(map, words, view.showWhole);
  const piecesIn = createReference(map, island, store);
  const fan = createFan(map, island, store, piecesIn);
  for (const [id, list] of points) {
    for (const point of list) {
      const marker = fan.add(point);
      if (marking.clickable(point.feature)) marking.mark(marker, point);
      groups.get(id).addLayer(marker);
    }
  }
  const labels = createLabels(map, island, store, marking.open, piecesIn);
  const selection = createSelection(map, island, store, drawing, view);

  function redraw() {
    labels.place(fan.spread());
    selection.update();
    controls.update();
  }

  /** Order of the data, whatever order layers were switched on in. */
  function restack() {
    for (const shape of [...drawn].sort(byOrder)) {
      if (!store.shows(shape.shape.layer)) continue;
      for (const path of shape.paths) path.bringToFront();
    }
  }
  const order = new Map(island.elements.map((element, index) => [element, index]));
  /** @param {import("./draw.js").Drawn} a @param {import("./draw.js").Drawn} b */
  function byOrder(a, b) {
    return (order.get(a.shape) ?? 0) - (order.get(b.shape) ?? 0);
  }

  /** @param {string} id @param {boolean} shows */
  function follow(id, shows) {
    const group = groups.get(id);
    if (!group || map.hasLayer(group) === shows) return;
    if (shows) map.addLayer(group);
    else map.removeLayer(group);
  }
  for (const { id } of island.layers) follow(id, store.shows(id));
  restack();
  store.onLayer((id, shows) => {
    follow(id, shows);
    restack();
    redraw();
  });
  // A layer control that the user added through Folium has its say as well.
  const ids = new Map([...groups].map(([id, group]) => [group, id]));
  map.on("layeradd layerremove", (/** @type {any} */ event) => {
    const id = ids.get(event.layer);
    if (id !== undefined) store.show(id, event.type === "layeradd");
  });

  map.on("click", () => store.choose(null));
  map.on("moveend resize", redraw);
  // The card and the drawer hide labels as controls do.
  store.onChoice(redraw);
  frame.whenSettled(redraw);
  preparePrint(map, view);
  redraw();
  part("gm-page").dataset.ready = "true";
}

/**
 * @param {(key: string) => string} words
 * @param {() => void} go
 */
function buildSkipLink(words, go) {
  const link = part("gm-skip");
  link.append(html("span", {}, words("skip.panel")));
  link.addEventListener("click", (event) => {
    event.preventDefault();
    go();
  });
}

watchErrors();
/** @type {any} */ (window).geomap = { layer: guarded(layer), start: guarded(start) };
