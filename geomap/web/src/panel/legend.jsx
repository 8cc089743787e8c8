/** The legend as a part of the panel. */
import { Made, Say } from "../ui.jsx";
import { shownLegend } from "./legend.js";

/**
 * @param {{page: import("../state/types.js").Page, swatchOf: import("./swatch.js").SwatchOf}} props
 */
export function Legend({ page, swatchOf }) {
  const speech = page.speech();
  return (
    <section class="gm-legend" aria-labelledby="gm-legend-title">
      <h2 id="gm-legend-title">{speech.words("panel.legend")}</h2>
      {shownLegend(page).map(({ title, entries }) => (
        <div key={speech.say(title)} class="gm-legend-section">
          <h3>{speech.say(title)}</h3>
          <ul>
            {entries.map((entry) => (
              <li key={entry.by[0]} class={entry.swatch ? "" : "gm-plain"}>
                {entry.swatch && (
                  <Made make={() => swatchOf(entry.swatch)} of={entry} class="gm-swatch-holder" />
                )}
                <span>
                  <Say speech={speech} phrase={entry.text} />
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
