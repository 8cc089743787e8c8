/**
 * The page's script. The frame's inline script, made by Folium, calls it:
 *
 *     geomap.layer(featureGroup, "layer-id")   once for every layer, in drawing order
 *     geomap.start(map)                        once, after the layers
 */
import "./style/index.css";
import { render } from "preact";
import { html, part } from "./dom.js";
import { exportPicture } from "./export/picture.js";
import "./folium.js";
import L from "./leaflet.js";
import { addControls } from "./map/controls.jsx";
import { createDrawing } from "./map/draw.js";
import { createFan } from "./map/fan.js";
import { createGrid } from "./map/grid.js";
import { createLabels } from "./map/labels.js";
import { createLayers } from "./map/layers.js";
import { createLocator } from "./map/locator.js";
import { createMarking } from "./map/marks.js";
import { createMeasure } from "./map/measure.js";
import { createPatterns } from "./map/patterns.js";
import { createPin } from "./map/pin.js";
import { createReadout } from "./map/readout.js";
import { createReference } from "./map/reference.js";
import { createSelection } from "./map/selection.js";
import { setUpView } from "./map/view.js";
import { guarded, speak, watchErrors } from "./page/alert.js";
import { Card, watchCard } from "./page/card.jsx";
import { createFrame } from "./page/frame.js";
import { Footer, Handling, Header } from "./page/header.jsx";
import { followAddress, readFragment } from "./page/link.js";
import { preparePrint } from "./page/print.js";
import { TimeBar } from "./page/time_bar.jsx";
import { Panel } from "./panel/panel.jsx";
import { swatchesOf } from "./panel/swatch.js";
import { readIsland } from "./state/island.js";
import { createPicture } from "./state/picture.js";
import { createSpeech } from "./state/speech.js";
import { createStore, firstState } from "./state/store.js";
import { Table } from "./table/table.jsx";

/** @type {ReturnType<typeof prepare> | null} */
let ready = null;

/** Whether the data could not be read; that is told once, and nothing else is tried. */
let isBroken = false;

/** @returns {ReturnType<typeof prepare> | null} */
function prepared() {
  if (ready || isBroken) return ready;
  isBroken = true;
  ready = prepare();
  isBroken = false;
  return ready;
}

/** Read the data and make what both layers and chrome need. */
function prepare() {
  const island = readIsland();
  const first = firstState(island);
  const asked = readFragment(island, first, window.location.hash.slice(1));
  const store = createStore(asked.state);
  /** @type {Map<string, import("./state/speech.js").Speech>} */
  const speeches = new Map();
  function speech() {
    const { language } = store.state;
    const known = speeches.get(language) ?? createSpeech(island, language);
    speeches.set(language, known);
    return known;
  }
  speak((key) => speech().words(key));
  const page = { island, store, speech, picture: createPicture(island, store) };
  const patterns = createPatterns();
  return {
    page,
    first,
    asked,
    patterns,
    drawing: createDrawing(island, patterns),
    marking: createMarking(page),
    /** @type {Map<string, any>} */
    groups: new Map(),
    /** @type {import("./map/draw.js").Drawn[]} */
    drawn: [],
    /** @type {import("./state/types.js").Point[]} */
    points: [],
  };
}

/**
 * Make the areas, lines and circles of one layer, to be drawn into its group.
 *
 * @param {any} group  Leaflet feature group
 * @param {string} id
 */
function layer(group, id) {
  const made = prepared();
  if (!made) return;
  const { page, drawing, marking, groups, drawn, points } = made;
  const { elements, layers } = page.island;
  if (!layers.some((info) => info.id === id)) throw new Error(`there is no layer ${id}`);
  groups.set(id, group);
  for (const element of elements) {
    if (element.layer !== id || element.t === "label") continue;
    if (element.t === "symbol") {
      points.push(element);
      continue;
    }
    const style = page.picture.styleOf(element) ?? element.style;
    const shape = drawing.draw(element, style, marking.clickable(element.feature));
    if (marking.clickable(element.feature)) marking.mark(shape.target, element);
    drawn.push(shape);
  }
}

/**
 * Build everything around the map and bring the map to its first view.
 *
 * @param {any} map  Leaflet map
 */
function start(map) {
  const made = prepared();
  if (!made) return;
  const { page, first, asked, patterns, drawing, marking, groups, drawn, points } = made;
  const { island, store, speech } = page;

  const pane = map.createPane("gm-leaders");
  pane.style.zIndex = "605";
  pane.style.pointerEvents = "none";
  if (island.basemap) addTiles(map, island.basemap);

  const frame = createFrame(page);
  const swatchOf = swatchesOf(island, patterns);
  const view = setUpView(map, island, frame, asked.place);
  const readout = createReadout(map, page);
  const corner = html("div", { class: "gm-corner" }, createLocator(map, page), readout);
  const controls = addControls(map, page, view.showWhole, corner);
  const pin = createPin(map, view);

  const opened = Date.now() / 1000;
  const save = () => exportPicture(map, page, swatchOf);
  for (const place of ["top", "bottom"]) {
    const banner = part(`gm-handling-${place}`);
    banner.setAttribute("data-handling", island.situation.handling);
    render(<Handling page={page} />, banner);
  }
  render(
    <Header page={page} togglePanel={frame.toggle} save={save} opened={opened} />,
    part("gm-header"),
  );
  render(<Panel page={page} go={pin.go} swatchOf={swatchOf} />, part("gm-panel-body"));
  render(<Card page={page} />, part("gm-card"));
  render(<Table page={page} />, part("gm-table"));
  render(<TimeBar page={page} />, part("gm-time"));
  render(<Footer page={page} />, part("gm-footer"));
  watchCard(page);
  frame.ready();
  part("gm-skip").addEventListener("click", (event) => {
    event.preventDefault();
    frame.goToPanel();
  });

  const piecesIn = createReference(map, page);
  const fan = createFan(map, page, piecesIn);
  const markers = points.map((point) => {
    const marker = fan.add(point);
    if (marking.clickable(point.feature)) marking.mark(marker, point);
    return { point, marker };
  });
  const labels = createLabels(map, page, marking.open, piecesIn);
  const layers = createLayers(map, page, groups, drawn, markers);
  const selection = createSelection(map, page, drawing, view);
  createGrid(map, page);
  createMeasure(map, page);

  function redraw() {
    labels.place(fan.spread());
    selection.update();
    controls.update();
  }

  function name() {
    document.documentElement.lang = store.state.language;
    document.title = speech().say(island.map.page_title);
    part("gm-skip").textContent = speech().words("skip.panel");
    part("gm-time").setAttribute("aria-label", speech().words("time.label"));
    const container = map.getContainer();
    container.setAttribute("role", "region");
    const title = speech().say(island.map.title);
    container.setAttribute("aria-label", speech().words("map.label", { title }));
  }

  name();
  layers.paint();
  selection.outline();
  store.subscribe((state, former) => {
    if (state.language !== former.language) name();
    const drawnAnew = /** @type {const} */ (["layers", "stop", "mode", "filters", "opacity"]);
    if (drawnAnew.some((key) => state[key] !== former[key])) layers.paint();
    else if (!differs(state, former, ["choice", "tab", "language", "table"])) return;
    selection.outline();
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
  frame.whenSettled(redraw);
  preparePrint(map, view);
  redraw();
  if (asked.feature) store.choose(asked.feature, { reveal: !asked.place });
  followAddress(page, map, first, view);
  part("gm-page").dataset.ready = "true";
}

/**
 * @param {import("./state/store.js").State} state
 * @param {import("./state/store.js").State} former
 * @param {readonly (keyof import("./state/store.js").State)[]} keys
 */
const differs = (state, former, keys) => keys.some((key) => state[key] !== former[key]);

/**
 * Tiles below the map: only on a page whose builder asked for them by name.
 *
 * @param {any} map
 * @param {NonNullable<import("./state/types.js").Island["basemap"]>} basemap
 */
function addTiles(map, { url, max_zoom: maxNativeZoom, subdomains }) {
  part("gm-page").dataset.basemap = "on";
  L.tileLayer(url, { maxNativeZoom, maxZoom: 20, subdomains, referrerPolicy: "origin" }).addTo(map);
}

watchErrors();
/** @type {any} */ (window).geomap = { layer: guarded(layer), start: guarded(start) };
