/**
 * The time looked from: a slider over the period with the editions marked on it, steps and play.
 */
import { useEffect } from "preact/hooks";
import { IconButton, useStore } from "../ui.jsx";

const PLAY = "M5 3.5l9 5.5-9 5.5z";
const PAUSE = "M5 3.5v11M13 3.5v11";
const BACK = "M11 3.5L5.5 9l5.5 5.5";
const ON = "M7 3.5L12.5 9 7 14.5";
/** Time between two steps while playing, ms. */
const PACE = 900;

/** @param {{page: import("../state/types.js").Page}} props */
export function TimeBar({ page }) {
  const { island, store, picture } = page;
  const state = useStore(store);
  const speech = page.speech();
  const { words } = speech;
  const { stops, editions } = island.time;
  const last = stops.length - 1;
  const now = picture.now();

  useEffect(() => {
    if (!state.playing) return undefined;
    const timer = setInterval(() => {
      const { stop } = store.state;
      if (stop >= last) store.set({ playing: false });
      else store.set({ stop: stop + 1 });
    }, PACE);
    return () => clearInterval(timer);
  }, [state.playing, store, last]);

  /** @param {number} stop */
  const go = (stop) => store.set({ stop: Math.min(Math.max(stop, 0), last), playing: false });
  function play() {
    // At the end, playing begins anew.
    if (!state.playing && state.stop === last) store.set({ stop: 0 });
    store.set({ playing: !state.playing });
  }
  const edition = editions.find(({ at }) => at === now);
  const place = [
    edition && words("time.edition", { number: edition.number }),
    (!edition || state.mode === "true") && words(`time.${state.mode}`),
  ]
    .filter(Boolean)
    .join(" · ");
  return (
    <>
      <div class="gm-time-buttons">
        <IconButton
          label={words(state.playing ? "time.pause" : "time.play")}
          icon={state.playing ? PAUSE : PLAY}
          onClick={play}
          disabled={last === 0}
        />
        <IconButton
          label={words("time.back")}
          icon={BACK}
          onClick={() => go(state.stop - 1)}
          disabled={state.stop === 0}
        />
        <IconButton
          label={words("time.on")}
          icon={ON}
          onClick={() => go(state.stop + 1)}
          disabled={state.stop === last}
        />
      </div>
      <div class="gm-time-track">
        <input
          type="range"
          min="0"
          max={last}
          step="1"
          value={state.stop}
          disabled={last === 0}
          aria-label={words("time.label")}
          aria-valuetext={`${speech.instant(now)}, ${speech.dateTimeGroup(now)}, ${place}`}
          onInput={(event) => go(Number(event.currentTarget.value))}
        />
        <div class="gm-time-marks">
          {editions.map(({ number, at }) => (
            <EditionMark
              key={number}
              number={number}
              label={words("time.edition", { number })}
              share={last ? stops.indexOf(at) / last : 1}
              chosen={at === now}
              go={() => go(stops.indexOf(at))}
            />
          ))}
        </div>
      </div>
      <p class="gm-time-now">
        <strong>{speech.instant(now)}</strong>
        <span>
          {speech.dateTimeGroup(now)} · {place}
        </span>
      </p>
      <div class="gm-time-mode">
        <ModeChoice page={page} />
      </div>
    </>
  );
}

/** What was known at a time, or what was so then. @param {{page: import("../state/types.js").Page}} props */
export function ModeChoice({ page }) {
  const { words } = page.speech();
  return (
    <select
      class="gm-select"
      aria-label={words("time.mode")}
      value={page.store.state.mode}
      onChange={(event) =>
        page.store.set({ mode: event.currentTarget.value === "true" ? "true" : "known" })
      }
    >
      <option value="known">{words("time.known")}</option>
      <option value="true">{words("time.true")}</option>
    </select>
  );
}

/**
 * @param {{number: number, label: string, share: number, chosen: boolean, go: () => void}} props
 */
function EditionMark({ number, label, share, chosen, go }) {
  return (
    <button
      type="button"
      class="gm-time-mark"
      aria-label={label}
      title={label}
      aria-current={chosen ? "time" : undefined}
      ref={(node) => node?.style.setProperty("--gm-share", String(share))}
      onClick={go}
    >
      {number}
    </button>
  );
}
