// Bundle src/ into dist/: one script, one style, both fit to stand inside a page.
//
// Run by hatch_build.py, or by hand: npm ci --ignore-scripts && npm run build
// The same inputs give the same bytes: no clock, no path and no environment gets in.

import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { build } from "esbuild";

const OUT = "dist";
/** Largest sizes allowed, in bytes: the page is read on old laptops and sent by mail. */
const LIMITS = { "geomap.js": 345_000, "geomap.css": 60_000 };
/** Fonts of the products that carry their own, as the package names them. */
const FONTS = { Regular: "400Regular", Italic: "400Regular_Italic", SemiBold: "600SemiBold" };
const LICENCE_FILE = /^(licen[cs]e|mit-licen[cs]e)(\.(md|txt))?$/i;

/** The npm packages that a file of the bundle came from. */
function packagesOf(inputs) {
  const names = inputs.map((path) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1]);
  return names.filter(Boolean);
}

/** Read version, licence and licence text of an installed package. */
async function describe(name) {
  const folder = `node_modules/${name}`;
  const meta = JSON.parse(await readFile(`${folder}/package.json`, "utf8"));
  const file = (await readdir(folder)).sort().find((entry) => LICENCE_FILE.test(entry));
  if (!file) throw new Error(`${name} has no licence file`);
  const text = (await readFile(`${folder}/${file}`, "utf8")).replaceAll("\r\n", "\n").trim();
  return { name, version: meta.version, license: meta.license, text };
}

/** Refuse what would end, or hide, the element it is put into. */
function refuseUnsafe(name, text) {
  const found = text.match(/<\/script|<\/style|<!--/i);
  if (found) throw new Error(`${name} contains ${found[0]} and cannot stand inside a page`);
}

await rm(OUT, { recursive: true, force: true });
await mkdir(OUT);

const result = await build({
  entryPoints: { geomap: "src/index.jsx" },
  outdir: OUT,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2020"],
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  // Whoever imports "leaflet" must get the one copy that is also window.L: a second copy would
  // weigh 150 KB, and extending it would change nothing on the page.
  alias: { leaflet: "./src/leaflet.js" },
  jsx: "automatic",
  jsxImportSource: "preact",
  loader: { ".png": "dataurl", ".svg": "dataurl", ".gif": "dataurl" },
});
await copyFile("node_modules/milsymbol/dist/milsymbol.js", `${OUT}/milsymbol.js`);
const fonts = "node_modules/@expo-google-fonts/noto-sans";
for (const [style, name] of Object.entries(FONTS)) {
  await copyFile(`${fonts}/${name}/NotoSans_${name}.ttf`, `${OUT}/NotoSans-${style}.ttf`);
}
await copyFile(`${fonts}/LICENSE_FONT`, `${OUT}/NotoSans-LICENSE.txt`);
await copyFile("src/skeleton.html", `${OUT}/skeleton.html`);

const bundled = new Set([...packagesOf(Object.keys(result.metafile.inputs)), "milsymbol"]);
const packages = await Promise.all([...bundled].sort().map(describe));
const licences = packages
  .map(({ name, version, license, text }) => `== ${name} ${version} (${license}) ==\n\n${text}\n`)
  .join("\n");
await writeFile(`${OUT}/THIRD_PARTY_LICENSES.txt`, licences);

const files = {};
for (const name of (await readdir(OUT)).sort()) {
  const bytes = await readFile(`${OUT}/${name}`);
  if (name.startsWith("geomap.")) refuseUnsafe(name, bytes.toString("utf8"));
  if (bytes.length > (LIMITS[name] ?? Infinity)) {
    throw new Error(`${name} has ${bytes.length} bytes, more than ${LIMITS[name]}`);
  }
  files[name] = { bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}
const versions = Object.fromEntries(
  packages.map(({ name, version, license }) => [name, { version, license }]),
);
await writeFile(
  `${OUT}/bundle.json`,
  `${JSON.stringify({ packages: versions, files }, null, 1)}\n`,
);
