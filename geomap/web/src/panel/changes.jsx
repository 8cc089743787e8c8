/**
 * What a reader must know first, and what changed since the edition before.
 */
import { Say } from "../ui.jsx";
import { ReportList } from "./report_button.jsx";

const KINDS = /** @type {const} */ (["added", "changed", "superseded", "ended"]);

/** @param {{page: import("../state/types.js").Page}} props */
export function ChangeList({ page }) {
  const { island, picture } = page;
  const speech = page.speech();
  const { words } = speech;
  const now = picture.now();
  const edition = [...island.time.editions].reverse().find(({ at }) => at <= now);
  const changes = picture.changes();
  const facts = (edition?.key ?? []).filter(picture.shows);
  /** What changed and shows. @type {Record<string, string[]>} */
  const shown = Object.fromEntries(
    KINDS.map((kind) => [kind, changes ? changes[kind].filter(picture.shows) : []]),
  );
  const total = KINDS.reduce((sum, kind) => sum + shown[kind].length, 0);
  const first = island.time.editions[0]?.number ?? island.edition.last;
  return (
    <>
      {facts.length > 0 && (
        <section class="gm-reports" aria-labelledby="gm-facts-title">
          <h2 id="gm-facts-title">{words("changes.facts")}</h2>
          <ReportList page={page} features={facts} />
        </section>
      )}
      <section aria-labelledby="gm-changes-title">
        <h2 id="gm-changes-title">
          {changes ? words("changes.since", { number: changes.since }) : words("changes.title")}
        </h2>
        {edition?.note && (
          <p class="gm-edition-note">
            <Say speech={speech} phrase={edition.note} />
          </p>
        )}
        {!changes && (
          <p class="gm-quiet">
            {edition ? words("changes.first") : speech.text("edition.before", { first })}
          </p>
        )}
        {changes && total === 0 && <p class="gm-quiet">{words("changes.none")}</p>}
        {changes && total > 0 && (
          <p class="gm-quiet">
            <span class="gm-changed-sample" aria-hidden="true" /> {words("changes.marked")}
          </p>
        )}
        {changes &&
          KINDS.filter((kind) => shown[kind].length).map((kind) => (
            <section key={kind} class="gm-reports gm-changes" aria-labelledby={`gm-change-${kind}`}>
              <h3 id={`gm-change-${kind}`}>
                {words(`changes.${kind}`)} <span class="gm-count">{shown[kind].length}</span>
              </h3>
              <ReportList page={page} features={shown[kind]} />
            </section>
          ))}
      </section>
    </>
  );
}
