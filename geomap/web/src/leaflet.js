/**
 * The one copy of Leaflet: a module for our own code, a global for the inline script of the frame
 * and for anything a user adds to the map. The module's namespace object is frozen by nature, so
 * the global is a copy that plugins can extend; classes are shared.
 */

import marker from "../node_modules/leaflet/dist/images/marker-icon.png";
import marker2x from "../node_modules/leaflet/dist/images/marker-icon-2x.png";
import shadow from "../node_modules/leaflet/dist/images/marker-shadow.png";
import * as leaflet from "../node_modules/leaflet/dist/leaflet-src.esm.js";

export * from "../node_modules/leaflet/dist/leaflet-src.esm.js";

/** @type {any} */
const L = { ...leaflet };

// Default markers of a user: pictures come from the bundle, not from a path guessed from CSS.
delete L.Icon.Default.prototype._getIconUrl;
L.Icon.Default.mergeOptions({ iconUrl: marker, iconRetinaUrl: marker2x, shadowUrl: shadow });

// No prefix: attribution names the sources of the map, not a library and its emblem.
L.Control.Attribution.mergeOptions({ prefix: false });

/** @type {any} */ (window).L = L;

export default L;
