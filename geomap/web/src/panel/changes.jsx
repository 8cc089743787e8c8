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
  const facts = (edition?.key ?? []).filter((feature) => picture.standing(feature) !== null);
  const total = changes ? KINDS.reduce((sum, kind) => sum + changes[kind].length, 0) : 0;
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
        {!changes && <p class="gm-quiet">{words("changes.first")}</p>}
        {changes && total === 0 && <p class="gm-quiet">{words("changes.none")}</p>}
        {changes && total > 0 && (
          <p class="gm-quiet">
            <span class="gm-changed-sample" aria-hidden="true" /> {words("changes.marked")}
          </p>
        )}
        {changes &&
          KINDS.filter((kind) => changes[kind].length).map((kind) => (
            <section key={kind} class="gm-reports gm-changes" aria-labelledby={`gm-change-${kind}`}>
              <h3 id={`gm-change-${kind}`}>
                {words(`changes.${kind}`)} <span class="gm-count">{changes[kind].length}</span>
              </h3>
              <ReportList page={page} features={changes[kind]} />
            </section>
          ))}
      </section>
    </>
  );
}
