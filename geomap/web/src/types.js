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
 * @typedef {{svg: string, width: number, height: number, anchor: [number, number]}} SymbolImage
 *
 * @typedef {object} Area
 * @property {"area"} t
 * @property {string} layer
 * @property {string | null} feature
 * @property {string} pane
 * @property {string} style
 * @property {LonLat[][][]} polygons
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
 * @property {boolean} faded
 *
 * @typedef {"country" | "unit" | "city" | "town" | "village" | "crossing" | "camp" | "site"
 *   | "water" | "callout"} Role
 *
 * @typedef {object} Label
 * @property {"label"} t
 * @property {string} layer
 * @property {string | null} feature
 * @property {LonLat[]} at  candidate anchors, the best first
 * @property {string[]} text  one or two lines
 * @property {Role} role
 * @property {number} rank  1 is served first
 * @property {string | null} style
 * @property {string[]} [icons]  symbols without frames, under the text
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
 * @property {string} title
 * @property {string} group
 * @property {boolean} visible
 * @property {number} count
 * @property {number} unplaced
 * @property {Swatch} swatch
 *
 * @typedef {object} Card
 * @property {string} title
 * @property {string | null} subtitle
 * @property {string} layer
 * @property {"current" | "superseded" | "ended" | "planned" | null} standing
 * @property {string | null} standing_text
 * @property {string | null} claim
 * @property {string | null} badge
 * @property {string | null} style
 * @property {string | null} symbol
 * @property {{label: string, value: string, feature: string | null}[]} rows
 * @property {string[]} sources  ids
 * @property {string | null} notice
 * @property {{symbol: string, text: string}[]} icons
 *
 * @typedef {object} Island
 * @property {string} schema
 * @property {string} language
 * @property {{id: string, title: string, bounds: number[], limits: number[]}} map
 * @property {{id: string, title: string, handling: string, banner: string, footnote: string,
 *   disclaimer: string, attribution: string}} situation
 * @property {{number: number | null, last: number, text: string, cutoff: string,
 *   cutoff_utc: string, note: string}} edition
 * @property {Record<string, string>} words
 * @property {LayerInfo[]} layers
 * @property {Record<string, Style>} styles
 * @property {Record<string, SymbolImage>} symbols
 * @property {Element[]} elements
 * @property {Record<string, Card>} cards
 * @property {Record<string, {text: string, url: string | null}>} sources  by id
 * @property {string[]} unplaced
 * @property {{title: string, entries: {swatch: Swatch | null, text: string, layers: string[]}[]}[]} legend
 * @property {{version: string, licences: string}} about
 */
export {};
