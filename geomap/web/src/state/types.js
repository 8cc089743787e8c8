/**
 * Shapes of the data island, as the Python side writes it. Types only; nothing runs here.
 *
 * @typedef {[number, number]} LonLat  longitude, latitude in degrees
 *
 * @typedef {object} Style
 * @property {string | null} stroke
 * @property {number} stroke_opacity
 * @property {number} width  px
 * @property {string | null} dash
 * @property {string | null} fill
 * @property {number} fill_opacity
 * @property {{angle: number, spacing: number, width: number, color: string, opacity: number} | null} hatch
 * @property {{color: string, width: number} | null} casing
 *
 * @typedef {string | readonly any[]} Phrase  to be spoken by `speech.js`
 *
 * @typedef {object} SymbolImage
 * @property {string} svg
 * @property {number} width
 * @property {number} height
 * @property {[number, number]} anchor
 * @property {string} code
 * @property {boolean} [framed]
 * @property {boolean} [doubtful]
 *
 * @typedef {object} Area
 * @property {"area"} t
 * @property {string} layer
 * @property {string | null} feature
 * @property {string} pane
 * @property {string} style
 * @property {LonLat[][][][]} areas  the whole and its smaller copies: polygons, rings, positions
 *
 * @typedef {object} Line
 * @property {"line"} t
 * @property {string} layer
 * @property {string | null} feature
 * @property {string} pane
 * @property {string} style
 * @property {LonLat[][]} paths
 *
 * @typedef {object} Circle
 * @property {"circle"} t
 * @property {string} layer
 * @property {string | null} feature
 * @property {string} pane
 * @property {string} style
 * @property {LonLat} at
 * @property {number} radius_m
 *
 * @typedef {object} Point
 * @property {"symbol"} t
 * @property {string} layer
 * @property {string | null} feature
 * @property {LonLat} at
 * @property {string} symbol
 *
 * @typedef {"country" | "unit" | "city" | "town" | "village" | "crossing" | "camp" | "site"
 *   | "water" | "callout"} Role
 *
 * @typedef {object} Label
 * @property {"label"} t
 * @property {string} layer
 * @property {string | null} feature
 * @property {string} named  id of the feature whose name it is
 * @property {LonLat[]} at  candidate anchors, the best first
 * @property {Role} role
 * @property {number} rank  1 is served first
 * @property {string | null} style
 * @property {string[]} [icons]  symbols without frames, under the text
 * @property {boolean} [doubtful]
 *
 * @typedef {Area | Line | Circle} Shape
 * @typedef {Shape | Point | Label} Element
 *
 * @typedef {object} Swatch
 * @property {"area" | "line" | "circle" | "symbol"} kind
 * @property {string} [style]
 * @property {string} [symbol]
 *
 * @typedef {object} LayerInfo
 * @property {string} id
 * @property {Phrase} title
 * @property {Phrase} group
 * @property {boolean} visible
 * @property {number} count
 * @property {number} unplaced
 * @property {Swatch} swatch
 *
 * @typedef {object} Row
 * @property {Phrase} label
 * @property {Phrase} value
 * @property {string} [feature]  named by the value
 * @property {number} [since]  seconds; not told before
 * @property {number} [until]  seconds; not told from then on
 *
 * @typedef {object} Card
 * @property {string} layer
 * @property {string[]} [unsure]  languages whose name is not verified
 * @property {Phrase} [claim]
 * @property {string} [badge]
 * @property {string} [style]
 * @property {string} [symbol]
 * @property {Row[]} [rows]
 * @property {string[]} [sources]
 * @property {Phrase} [notice]
 * @property {{symbol: string, text: Phrase}[]} [icons]
 *
 * @typedef {"current" | "planned" | "ended" | "superseded"} Standing
 * @typedef {readonly [number, Standing | null]} Step  from a second on
 *
 * @typedef {object} Report
 * @property {Step[]} known
 * @property {Step[]} true
 * @property {Record<string, string>} looks  style in each standing
 * @property {Phrase} claimant
 * @property {Phrase} reported
 * @property {Phrase} [event]
 * @property {Phrase} [quantity]
 * @property {number} from  first and last second that it tells of
 * @property {number} to
 * @property {Record<string, any>} properties  as in a layer file
 *
 * @typedef {object} Changes
 * @property {number} since  number of an edition
 * @property {number} until  second
 * @property {string[]} added
 * @property {string[]} changed
 * @property {string[]} superseded
 * @property {string[]} ended
 *
 * @typedef {object} Edition
 * @property {number} number
 * @property {number} at  second of its cut-off
 * @property {Phrase} note
 * @property {string[]} key  reports to be known first
 *
 * @typedef {object} LegendEntry
 * @property {Swatch | null} swatch
 * @property {Phrase} text
 * @property {string[]} by  what has to be drawn for it to stand: "layer|style", "layer|soft" …
 *
 * @typedef {object} Island
 * @property {string} schema
 * @property {string[]} languages
 * @property {string[]} drafts
 * @property {{id: string, title: Phrase, page_title: Phrase, bounds: number[], limits: number[],
 *   stale_after_days: number}} map
 * @property {{id: string, title: Phrase, handling: string, banner: Phrase, footnote: Phrase,
 *   disclaimer: Phrase, attribution: string, coverage: Phrase | null}} situation
 * @property {{number: number | null, last: number, text: Phrase, cutoff: number,
 *   note: Phrase}} edition
 * @property {{stops: number[], offsets: (readonly [number, number])[], editions: Edition[],
 *   changes: Changes[]}} time
 * @property {{keys: string[], texts: string[][]}} words
 * @property {Record<string, (string | null)[]>} sides  names of sides, by language
 * @property {LayerInfo[]} layers
 * @property {Record<string, Style>} styles
 * @property {Record<string, SymbolImage>} symbols
 * @property {Element[]} elements
 * @property {Record<string, (string | null)[]>} names  by feature, then by language
 * @property {Record<string, Card>} cards
 * @property {Record<string, Report>} reports
 * @property {Record<string, {text: Phrase, url: string | null, since?: number}>} sources
 * @property {string[]} unplaced
 * @property {{title: Phrase, entries: LegendEntry[]}[]} legend
 * @property {{url: string, host: string, attribution: string, max_zoom: number,
 *   subdomains: string} | null} basemap
 * @property {{version: string, licences: string}} about
 *
 * @typedef {object} Page  what every part of the page is given
 * @property {Island} island
 * @property {import("./store.js").Store} store
 * @property {import("./picture.js").Picture} picture
 * @property {() => import("./speech.js").Speech} speech  of the language chosen now
 */
export {};
