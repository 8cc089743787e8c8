/**
 * The layers on the map: what of them is drawn, in which style, in which order, how faintly.
 */

/** @typedef {import("./draw.js").Drawn} Drawn */

/**
 * @param {any} map
 * @param {import("../state/types.js").Page} page
 * @param {Map<string, any>} groups  Leaflet groups by layer, made by the frame
 * @param {Drawn[]} drawn
 * @param {{point: import("../state/types.js").Point, marker: any}[]} markers
 */
export function createLayers(map, { island, store, picture }, groups, drawn, markers) {
  const order = new Map(island.elements.map((element, index) => [element, index]));

  /** @param {any} group @param {any} piece @param {boolean} wanted */
  function put(group, piece, wanted) {
    if (group.hasLayer(piece) === wanted) return;
    if (wanted) group.addLayer(piece);
    else group.removeLayer(piece);
  }

  /** Bring every layer up to what is chosen. */
  function paint() {
    for (const { id } of island.layers) {
      const group = groups.get(id);
      if (group && map.hasLayer(group) !== store.shows(id)) {
        if (store.shows(id)) map.addLayer(group);
        else map.removeLayer(group);
      }
    }
    for (const { shape, paths, restyle } of drawn) {
      const group = groups.get(shape.layer);
      const style = picture.shows(shape.feature) ? picture.styleOf(shape) : null;
      const wanted = new Set(style ? restyle(style) : []);
      for (const path of paths) put(group, path, wanted.has(path));
    }
    for (const { point, marker } of markers) {
      put(groups.get(point.layer), marker, picture.shows(point.feature));
    }
    restack();
    fade();
  }

  /** Order of the data, whatever order things were switched on in; what is greyed lies below. */
  function restack() {
    /** @param {Drawn} one */
    const depth = ({ shape }) =>
      (picture.isGreyed(shape.feature) ? 0 : 1e6) + (order.get(shape) ?? 0);
    for (const { shape, paths } of [...drawn].sort((one, other) => depth(one) - depth(other))) {
      if (!store.shows(shape.layer)) continue;
      for (const path of paths) if (map.hasLayer(path)) path.bringToFront();
    }
  }

  function fade() {
    for (const { shape, paths } of drawn) {
      const share = store.state.opacity[shape.layer] ?? 1;
      for (const path of paths) {
        const node = path.getElement();
        if (node) node.style.opacity = share < 1 ? String(share) : "";
      }
    }
    for (const { point, marker } of markers) {
      marker.setOpacity(store.state.opacity[point.layer] ?? 1);
    }
  }

  return { paint };
}
