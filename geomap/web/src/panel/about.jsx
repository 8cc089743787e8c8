/**
 * What this map does not show, its conditions, its sources, and who made it.
 */
import { disclaimerOf } from "../page/header.jsx";
import { SourceLine } from "../page/sources.jsx";
import { Say } from "../ui.jsx";

/** @param {{page: import("../state/types.js").Page}} props */
export function About({ page }) {
  const { island, store, picture } = page;
  const { situation, about, map } = island;
  const speech = page.speech();
  const { words } = speech;
  const cited = Object.keys(island.sources).filter(
    (id) => (island.sources[id].since ?? 0) <= picture.now(),
  );
  const off = island.layers.filter(({ id }) => !store.shows(id));
  const filtered = Object.keys(island.reports).filter(
    (id) => picture.standing(id) !== null && !picture.shows(id),
  ).length;
  const apart = island.unplaced.filter(picture.shows).length;
  return (
    <>
      <section>
        <h2>{words("about.coverage")}</h2>
        {situation.coverage && (
          <p>
            <Say speech={speech} phrase={situation.coverage} />
          </p>
        )}
        <ul class="gm-plain-list">
          <li>{words("about.after", { cutoff: speech.instant(picture.now()) })}</li>
          {apart > 0 && <li>{words("about.apart", { number: apart })}</li>}
          {off.length > 0 && (
            <li>
              {words("about.off", {
                layers: off.map(({ title }) => speech.say(title)).join("; "),
              })}
            </li>
          )}
          {filtered > 0 && <li>{words("about.filtered", { number: filtered })}</li>}
        </ul>
      </section>
      <section>
        <h2>{words("about.disclaimer")}</h2>
        <p>{disclaimerOf(page)}</p>
      </section>
      <section>
        <h2>{words("about.naming")}</h2>
        <p>
          <Say speech={speech} phrase={situation.footnote} />
        </p>
      </section>
      {cited.length > 0 && (
        <section>
          <h2>
            {words("about.sources")} <span class="gm-count">{cited.length}</span>
          </h2>
          <ul class="gm-sources">
            {cited.map((id) => (
              <li key={id}>
                <SourceLine page={page} id={id} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{words("about.attribution")}</h2>
        <p>{situation.attribution}</p>
        {island.basemap && (
          <p>
            {words("about.basemap", { host: island.basemap.host })} {island.basemap.attribution}
          </p>
        )}
      </section>
      <section>
        <h2>{words("about.keys")}</h2>
        <dl class="gm-keys">
          {["search", "tabs", "map", "zoom", "time", "close"].map((key) => (
            <div key={key}>
              <dt>{words(`keys.${key}.press`)}</dt>
              <dd>{words(`keys.${key}.does`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h2>{words("about.program")}</h2>
        <p>{words("about.version", { version: about.version, map: map.id })}</p>
        <details>
          <summary>{words("about.licences")}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
          <pre class="gm-licences" tabIndex={0}>
            {about.licences}
          </pre>
        </details>
      </section>
    </>
  );
}
