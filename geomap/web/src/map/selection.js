/**
 * The chosen feature on the map: outlined, switched on if its layer was off, brought into sight;
 * and halos around what changed, while the reader looks at the list of changes.
 */
import L from "../leaflet.js";

/** Extent from which an area can be seen as one, px. */
const SEEN = 40;
/** Distance kept between the card and what it is about, px. */
const CLEAR = 48;

/**
 * @param {any} map
 * @param {import("../state/types.js").Page} page
 * @param {ReturnType<typeof import("./draw.js").createDrawing>} drawing
 * @param {{release: () => void}} view
 */
export function createSelection(map, { island, store, picture }, drawing, view) {
  // Below the lines: choosing must not draw over the dashes of the line of reference.
  const marks = { outlines: paneOf("gm-selection", 246), halos: paneOf("gm-changed", 245) };

  /**
   * @param {string} name
   * @param {number} height
   */
  function paneOf(name, height) {
    const pane = map.createPane(name);
    pane.style.zIndex = String(height);
    pane.style.pointerEvents = "none";
    return { name, paths: /** @type {any[]} */ ([]) };
  }

  /** @param {string} feature */
  const elementsOf = (feature) =>
    island.elements.filter((element) => element.t !== "label" && element.feature === feature);

  /** The shape of a feature that is drawn, if it has one. @param {string} feature */
  function shapeOf(feature) {
    const shapes = elementsOf(feature).filter(
      (element) => element.t !== "symbol" && picture.draws(element),
    );
    return /** @type {import("../state/types.js").Shape | undefined} */ (shapes.pop());
  }

  /** Classes of marks and callouts, which are made anew as the map moves. */
  function update() {
    const { feature } = store.state.choice;
    const changed = changedNow();
    for (const node of map.getContainer().querySelectorAll("[data-feature]")) {
      const own = node.getAttribute("data-feature");
      node.classList.toggle("gm-chosen", own === feature);
      node.classList.toggle("gm-changed", changed.has(own));
    }
  }

  /** @returns {Set<string>} reports to highlight as changed */
  function changedNow() {
    const changes = store.state.tab === "changes" ? picture.changes() : null;
    if (!changes) return new Set();
    const { added, changed, superseded, ended } = changes;
    return new Set([...added, ...changed, ...superseded, ...ended]);
  }

  /**
   * @param {{name: string, paths: any[]}} mark
   * @param {any[]} paths
   */
  function put(mark, paths) {
    for (const path of mark.paths) path.remove();
    mark.paths = paths;
    for (const path of paths) path.addTo(map);
  }

  function outline() {
    const { feature } = store.state.choice;
    const shape = feature === null ? undefined : shapeOf(feature);
    const key = shape && picture.styleOf(shape);
    put(marks.outlines, shape && key ? drawing.outlines(shape, marks.outlines.name, key) : []);
    const halos = [...changedNow()].flatMap((changed) => {
      const drawn = shapeOf(changed);
      const style = drawn && picture.styleOf(drawn);
      return drawn && style ? drawing.halo(drawn, marks.halos.name, style) : [];
    });
    put(marks.halos, halos);
    update();
  }

  /** @param {import("../state/types.js").Element[]} elements */
  function boundsOf(elements) {
    const bounds = L.latLngBounds([]);
    /** @param {import("../state/types.js").LonLat[]} path */
    const include = (path) => {
      for (const [lon, lat] of path) bounds.extend([lat, lon]);
    };
    for (const element of elements) {
      if (element.t === "area") for (const rings of element.areas[0]) include(rings[0]);
      if (element.t === "line") for (const path of element.paths) include(path);
      if (element.t === "symbol") include([element.at]);
      if (element.t === "circle") {
        bounds.extend(L.latLng(element.at[1], element.at[0]).toBounds(2 * element.radius_m));
      }
    }
    return bounds;
  }

  /** Room that the card takes from the map, px from the left and from the bottom. */
  function covered() {
    const card = document.getElementById("gm-card");
    const frame = map.getContainer().getBoundingClientRect();
    const box = card?.getBoundingClientRect();
    if (!box?.width) return { left: 0, bottom: 0 };
    const below = box.width > frame.width * 0.9;
    return below
      ? { left: 0, bottom: frame.bottom - box.top }
      : { left: box.right - frame.left, bottom: 0 };
  }

  /**
   * Move the map only if the feature is out of sight or under the card.
   *
   * @param {string} feature
   */
  function reveal(feature) {
    // A page that opens with a feature chosen is there at once.
    const animate = document.getElementById("gm-page")?.dataset.ready === "true";
    const bounds = boundsOf(elementsOf(feature));
    if (!bounds.isValid()) return;
    const { left, bottom } = covered();
    const size = map.getSize();
    const seen = L.latLngBounds(
      map.containerPointToLatLng([left, size.y - bottom]),
      map.containerPointToLatLng([size.x, 0]),
    );
    const [a, b] = [bounds.getSouthWest(), bounds.getNorthEast()].map((corner) =>
      map.latLngToContainerPoint(corner),
    );
    // An area of a few pixels is in sight and is not seen.
    const across = Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y));
    if (seen.contains(bounds) && (across === 0 || across >= SEEN)) return;
    view.release();
    map.fitBounds(bounds, {
      paddingTopLeft: [left + 24, 24],
      paddingBottomRight: [56, bottom + 24],
      maxZoom: Math.max(map.getZoom(), 12),
      ...(animate ? {} : { animate: false }),
    });
  }

  /**
   * What was pointed at must not vanish under the card that opens for it.
   *
   * @param {{x: number, y: number}} at
   */
  function uncover(at) {
    const { left, bottom } = covered();
    const frame = map.getContainer().getBoundingClientRect();
    const right = frame.left + left + CLEAR - at.x;
    const up = at.y + CLEAR - (frame.bottom - bottom);
    view.release();
    if (bottom > 0 && up > 0) map.panBy([0, up]);
    else if (left > 0 && right > 0) map.panBy([-right, 0]);
  }

  store.subscribe(({ choice }, former) => {
    if (choice === former.choice) return;
    const { feature, at, reveal: wanted } = choice;
    if (feature === null) return;
    if (at) uncover(at);
    if (!wanted) return;
    for (const element of elementsOf(feature)) store.show(element.layer, true);
    reveal(feature);
  });

  return { update, outline };
}
