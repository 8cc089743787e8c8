/**
 * What the map shows as GeoJSON after RFC 7946: a feature for each, its properties as in the layer
 * files, and around them what every product has to carry.
 */
import { contains } from "../map/boxes.js";
import { collectionOf, lineOf, polygonOf } from "./geometry.js";
import { textsOf, toldBy } from "./rows.js";

/** @typedef {import("../state/types.js").Page} Page */
/** @typedef {import("../state/types.js").Element} Element */
/** @typedef {import("../state/types.js").LonLat} LonLat */

/**
 * @typedef {object} Gathered  all that is drawn of one feature
 * @property {string | null} id  null for ground and borders without a name
 * @property {string} layer
 * @property {LonLat[][][]} polygons
 * @property {LonLat[][]} paths
 * @property {LonLat | null} at
 */

/** Properties that cards tell in every language, and the page keeps nowhere else. */
const TOLD = ["location_text", "composition", "confirmed_by", "disputed_by", "rationale"];
/** Of features that are no reports: where their geometry comes from. */
const ORIGIN = ["source", "licence", "method", "vintage"];

/** Seconds since 1970 as ISO 8601. @param {number} seconds */
export const isoInstant = (seconds) => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;

/**
 * @param {Page} page
 * @returns {string}
 */
export function exportGeojson(page) {
  const features = [...gather(page), ...unplaced(page)].map((found) => featureOf(page, found));
  const cited = new Set(features.flatMap(({ properties }) => properties.sources?.split(";") ?? []));
  const head = JSON.stringify({ type: "FeatureCollection", geomap: about(page, cited) });
  // A feature a line, as in the layer files: two exports can be compared.
  const body = features.map((feature) => JSON.stringify(feature)).join(",\n");
  return `${head.slice(0, -1)},"features":[\n${body}\n]}\n`;
}

/**
 * @param {Page} page
 * @returns {Gathered[]}
 */
function gather({ island, picture }) {
  /** @type {Map<string | Element, Gathered>} */
  const found = new Map();
  const drawn = island.elements.filter(picture.draws);
  const nameOf = namesOfGround(island.elements);
  for (const element of drawn) {
    const id = element.feature ?? (element.t === "label" ? element.named : nameOf(element));
    const key = id ?? element;
    const entry = found.get(key) ?? {
      id,
      layer: element.layer,
      polygons: [],
      paths: [],
      at: null,
    };
    found.set(key, entry);
    if (element.t === "area") entry.polygons.push(...element.areas[0]);
    else if (element.t === "line") entry.paths.push(...element.paths);
    // Water has a name and no symbol: then that is where it is.
    else entry.at ??= element.t === "label" ? element.at[0] : element.at;
  }
  return [...found.values()];
}

/**
 * The ground cannot be chosen, so its areas name no feature; the name that stands in one does.
 *
 * @param {readonly Element[]} elements
 * @returns {(element: Element) => string | null}
 */
function namesOfGround(elements) {
  const labels = elements.flatMap((label) =>
    label.t === "label" && !label.feature ? [label] : [],
  );
  return (element) => {
    if (element.t !== "area") return null;
    const own = labels.find(
      ({ layer, at }) =>
        layer === element.layer && element.areas[0].some((rings) => contains(at[0], rings)),
    );
    return own?.named ?? null;
  };
}

/**
 * Reports that show though no source says where.
 *
 * @param {Page} page
 * @returns {Gathered[]}
 */
function unplaced({ island, picture }) {
  return island.unplaced
    .map((id) => ({ id, layer: island.cards[id].layer, polygons: [], paths: [], at: null }))
    .filter(({ id, layer }) => picture.draws({ layer, feature: id }));
}

/**
 * @param {Page} page
 * @param {Gathered} found
 */
function featureOf(page, found) {
  return { type: "Feature", properties: propertiesOf(page, found), geometry: geometryOf(found) };
}

/** @param {Gathered} found */
function geometryOf({ polygons, paths, at }) {
  if (polygons.length) return collectionOf("Polygon", polygons.map(polygonOf));
  if (paths.length) return collectionOf("LineString", paths.map(lineOf));
  return at && { type: "Point", coordinates: lineOf([at])[0] };
}

/**
 * @param {Page} page
 * @param {Gathered} found
 * @returns {Record<string, any>}
 */
function propertiesOf({ island, picture }, { id, layer }) {
  if (id === null) return { layer };
  const card = Object.hasOwn(island.cards, id) ? island.cards[id] : undefined;
  const report = picture.isReport(id) ? island.reports[id] : undefined;
  const { languages } = island;

  /** @param {string} key @param {readonly (string | null)[]} texts */
  const inLanguages = (key, texts) =>
    texts.flatMap((text, place) =>
      text ? [[place ? `${key}:${languages[place]}` : key, text]] : [],
    );

  const told = report ? TOLD : ["disputed_by", ...ORIGIN];
  return {
    id,
    ...Object.fromEntries(inLanguages("name", island.names[id] ?? [])),
    ...Object.fromEntries(inLanguages("summary", textsOf(card?.claim))),
    layer,
    ...(report && { standing: picture.standing(id) }),
    ...report?.properties,
    ...(report && Object.fromEntries(inLanguages("claimant", textsOf(report.claimant)))),
    ...Object.fromEntries(told.flatMap((key) => inLanguages(key, textsOf(toldBy(card, key))))),
    ...(card?.sources?.length ? { sources: picture.sourcesOf(id).join(";") } : {}),
  };
}

/**
 * What the collection is, and what must be read with it: a member that RFC 7946 allows beside its
 * own (section 6.1).
 *
 * @param {Page} page
 * @param {ReadonlySet<string>} cited
 */
function about(page, cited) {
  const { island, store, picture } = page;
  const { map, situation, edition } = island;
  const { say, language } = page.speech();
  const { filters, mode } = store.state;
  const chosen = Object.entries(filters).filter(([, value]) => value.length);
  return {
    situation: situation.id,
    situation_title: say(situation.title),
    map: map.id,
    map_title: say(map.title),
    edition: edition.number,
    edition_title: say(edition.text),
    cutoff: isoInstant(edition.cutoff),
    as_of: isoInstant(picture.now()),
    mode,
    ...(chosen.length ? { filters: Object.fromEntries(chosen) } : {}),
    language,
    handling: situation.handling,
    banner: say(situation.banner),
    footnote: say(situation.footnote),
    disclaimer: say(situation.disclaimer),
    attribution: situation.attribution,
    coverage: situation.coverage && say(situation.coverage),
    sources: Object.fromEntries(
      [...cited].sort().map((id) => {
        const { text, url } = island.sources[id];
        return [id, { text: say(text), url }];
      }),
    ),
  };
}
