/**
 * The chosen feature on the map: outlined, switched on if its layer was off, brought into sight.
 */
import L from "./leaflet.js";

/** Distance kept between the card and what it is about, px. */
const CLEAR = 48;

/**
 * @param {any} map
 * @param {import("./types.js").Island} island
 * @param {import("./store.js").Store} store
 * @param {ReturnType<typeof import("./draw.js").createDrawing>} drawing
 * @param {{release: () => void}} view
 */
export function createSelection(map, island, store, drawing, view) {
  const pane = map.createPane("gm-selection");
  pane.style.zIndex = "600";
  pane.style.pointerEvents = "none";
  /** @type {any[]} */
  let outlines = [];

  /** @param {string} feature */
  const elementsOf = (feature) =>
    island.elements.filter((element) => element.t !== "label" && element.feature === feature);

  function update() {
    const { feature } = store.choice;
    for (const node of map.getContainer().querySelectorAll("[data-feature]")) {
      node.classList.toggle("gm-chosen", node.getAttribute("data-feature") === feature);
    }
  }

  /** @param {string | null} feature */
  function outline(feature) {
    for (const path of outlines) path.remove();
    outlines = [];
    if (feature === null) return;
    const shapes = elementsOf(feature).filter((element) => store.shows(element.layer));
    // Of the rings of a fading area the innermost is the one a reader clicked.
    const last = shapes.filter((shape) => shape.t !== "symbol").pop();
    if (last)
      outlines = drawing.outlines(/** @type {import("./types.js").Shape} */ (last), "gm-selection");
    for (const path of outlines) path.addTo(map);
  }

  /** @param {import("./types.js").Element[]} elements */
  function boundsOf(elements) {
    const bounds = L.latLngBounds([]);
    for (const element of elements) {
      if (element.t === "area") element.polygons.forEach((rings) => rings[0].forEach(include));
      else if (element.t === "line") element.paths.forEach((path) => path.forEach(include));
      else if (element.t === "circle")
        bounds.extend(L.latLng(element.at[1], element.at[0]).toBounds(2 * element.radius_m));
      else if (element.t === "symbol") include(element.at);
    }
    /** @param {import("./types.js").LonLat} position */
    function include([lon, lat]) {
      bounds.extend([lat, lon]);
    }
    return bounds;
  }

  /** Room that the card takes from the map, px from the left and from the bottom. */
  function covered() {
    const card = document.getElementById("gm-card");
    const frame = map.getContainer().getBoundingClientRect();
    const box = card?.getBoundingClientRect();
    if (!box || !box.width) return { left: 0, bottom: 0 };
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
    const bounds = boundsOf(elementsOf(feature));
    if (!bounds.isValid()) return;
    const { left, bottom } = covered();
    const size = map.getSize();
    const seen = L.latLngBounds(
      map.containerPointToLatLng([left, size.y - bottom]),
      map.containerPointToLatLng([size.x, 0]),
    );
    if (seen.contains(bounds)) return;
    view.release();
    map.fitBounds(bounds, {
      paddingTopLeft: [left + 24, 24],
      paddingBottomRight: [56, bottom + 24],
      maxZoom: Math.max(map.getZoom(), 11),
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

  store.onChoice(({ feature, at, reveal: wanted }) => {
    if (feature !== null && at) uncover(at);
    if (feature !== null && wanted) {
      for (const element of elementsOf(feature)) store.show(element.layer, true);
      reveal(feature);
    }
    outline(feature);
    update();
  });
  store.onLayer(() => outline(store.choice.feature));

  return { update };
}
