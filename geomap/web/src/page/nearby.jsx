/** What lies near a report: asked for, and not told unasked. */
import { useState } from "preact/hooks";
import { nearby } from "../map/near.js";

/** Distances that a reader may ask for, km. */
const REACHES = [1, 2, 5, 10, 20, 50];
/** So many neighbours are listed. */
const MOST = 12;

/** @param {{page: import("../state/types.js").Page, feature: string}} props */
export function Nearby({ page, feature }) {
  const [reach, setReach] = useState(0);
  const { island, store } = page;
  const speech = page.speech();
  const placed = island.elements.some(
    (element) => element.feature === feature && element.t !== "label",
  );
  if (!placed || !page.picture.isReport(feature)) return null;
  const found = reach ? nearby(page, feature, reach * 1000) : [];
  return (
    <section class="gm-near">
      <label>
        {speech.words("near.label")}{" "}
        <select
          value={String(reach)}
          onChange={(event) => setReach(Number(event.currentTarget.value))}
        >
          <option value="0">{speech.words("near.off")}</option>
          {REACHES.map((km) => (
            <option key={km} value={String(km)}>
              {speech.distance(km * 1000)}
            </option>
          ))}
        </select>
      </label>
      {reach > 0 && (
        <ul>
          {found.length === 0 && <li class="gm-quiet">{speech.words("near.none")}</li>}
          {found.slice(0, MOST).map(({ feature: other, least_m, most_m }) => (
            <li key={other}>
              <button
                type="button"
                class="gm-link"
                onClick={() => store.choose(other, { from: store.state.choice.from, reveal: true })}
              >
                {speech.title(other)}
              </button>{" "}
              <span class="gm-quiet">
                {Math.round(least_m / 100) === Math.round(most_m / 100)
                  ? speech.distance(most_m)
                  : speech.words("near.span", {
                      least: speech.distance(least_m),
                      most: speech.distance(most_m),
                    })}
              </span>
            </li>
          ))}
          {found.length > MOST && (
            <li class="gm-quiet">{speech.words("near.more", { number: found.length - MOST })}</li>
          )}
        </ul>
      )}
    </section>
  );
}
