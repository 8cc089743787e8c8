/** A report in a list: what it says, who says so, when, and how sure. */
import { Say } from "../ui.jsx";

/** @param {{page: import("../state/types.js").Page, feature: string}} props */
export function ReportButton({ page, feature }) {
  const { island, store, picture } = page;
  const speech = page.speech();
  const card = island.cards[feature];
  const report = island.reports[feature];
  const standing = report ? picture.standing(feature) : null;
  const chosen = store.state.choice.feature === feature;
  return (
    <button
      type="button"
      class={`gm-report ${chosen ? "gm-chosen" : ""}`}
      data-feature-link={feature}
      aria-current={chosen ? "true" : undefined}
      onClick={(event) => store.choose(feature, { from: event.currentTarget, reveal: true })}
    >
      <span class="gm-report-head">
        <strong>
          <Say speech={speech} phrase={[0, ...island.names[feature]]} />
        </strong>
        {card.badge && <span class="gm-badge">{card.badge}</span>}
      </span>
      {standing && standing !== "current" && (
        <span class={`gm-badge gm-standing-${standing}`}>
          {speech.text(`standing.${standing}`)}
        </span>
      )}
      {report && (
        <span class="gm-report-facts">
          <Say speech={speech} phrase={report.claimant} /> · {speech.say(report.reported)}
        </span>
      )}
      {card.claim && (
        <span class="gm-report-claim">
          <Say speech={speech} phrase={card.claim} />
        </span>
      )}
    </button>
  );
}

/**
 * @param {{page: import("../state/types.js").Page, features: readonly string[], label?: string}} props
 */
export const ReportList = ({ page, features, label }) => (
  <ul aria-label={label}>
    {features.map((feature) => (
      <li key={feature}>
        <ReportButton page={page} feature={feature} />
      </li>
    ))}
  </ul>
);
