/**
 * The page as a frame around the map: a panel beside it, a drawer over it, or a sheet below it,
 * by the width there is.
 */
import { part } from "../dom.js";
import { isPrinting } from "./print.js";

const WIDE = window.matchMedia("(min-width: 1100px)");
const NARROW = window.matchMedia("(max-width: 599.98px)");
const SHEETS = ["peek", "half", "full"];

/** Time after which a moved panel has come to rest, ms. */
const SETTLED = 180;

/** @param {import("../state/types.js").Page} context */
export function createFrame({ store, speech }) {
  /** @type {() => void} */
  let onSettled = () => undefined;
  const page = part("gm-page");
  const panel = part("gm-panel");
  const grip = part("gm-grip");
  const isEmbedded = page.dataset.view === "embed";

  const isOpen = () => page.dataset.panel === "open";
  const reduced = window.matchMedia("(prefers-reduced-motion: reduce)");

  /** @param {boolean} open */
  function setPanel(open) {
    page.dataset.panel = open ? "open" : "closed";
    document.getElementById("gm-panel-toggle")?.setAttribute("aria-expanded", String(open));
    setTimeout(() => onSettled(), SETTLED);
  }

  /** @param {string} sheet */
  function setSheet(sheet) {
    page.dataset.sheet = sheet;
    grip.setAttribute("aria-expanded", String(sheet !== "peek"));
  }

  function toggle() {
    if (NARROW.matches) {
      setSheet(page.dataset.sheet === "peek" ? "half" : "peek");
      return;
    }
    setPanel(!isOpen());
    // Drawer and card would stand on each other where there is room for one.
    if (isOpen() && !WIDE.matches) store.choose(null);
  }

  /** Make room for the card where the panel would lie over it or over the map. */
  function yieldToCard() {
    if (NARROW.matches) setSheet("peek");
    else if (!WIDE.matches) setPanel(false);
  }

  /** Drag the sheet, or press its grip to walk through the three heights. */
  function watchGrip() {
    let startY = 0;
    let dragged = 0;
    grip.addEventListener("pointerdown", (event) => {
      startY = event.clientY;
      dragged = 0;
      grip.setPointerCapture(event.pointerId);
    });
    grip.addEventListener("pointermove", (event) => {
      if (grip.hasPointerCapture(event.pointerId)) dragged = startY - event.clientY;
    });
    grip.addEventListener("click", () => {
      const index = SHEETS.indexOf(page.dataset.sheet ?? "peek");
      const step =
        Math.abs(dragged) < 8 ? 0 : Math.sign(dragged) * (Math.abs(dragged) > 250 ? 2 : 1);
      const next = step
        ? Math.min(Math.max(index + step, 0), SHEETS.length - 1)
        : (index + 1) % SHEETS.length;
      dragged = 0;
      setSheet(SHEETS[next]);
    });
    panel.addEventListener("gm-tab", openSheet);
    // Whoever writes into the search field wants to see what it finds.
    panel.addEventListener("focusin", ({ target }) => {
      if (target instanceof HTMLInputElement && target.id === "gm-search") openSheet();
    });
  }

  function openSheet() {
    if (NARROW.matches && page.dataset.sheet === "peek") setSheet("half");
  }

  function name() {
    panel.setAttribute("aria-label", speech().words("panel.label"));
    grip.setAttribute("aria-label", speech().words("panel.height"));
  }

  /** A slash begins a search from anywhere but a field. @param {KeyboardEvent} event */
  function search(event) {
    const field = /** @type {HTMLElement} */ (event.target).closest?.("input, select, textarea");
    if (event.key !== "/" || field || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (!NARROW.matches) setPanel(true);
    document.getElementById("gm-search")?.focus();
  }

  page.dataset.panel = WIDE.matches && !isEmbedded ? "open" : "closed";
  let wide = WIDE.matches;
  WIDE.addEventListener("change", () => {
    // Paper is narrower than the screen; that is no change of the window.
    if (isPrinting() || wide === WIDE.matches) return;
    wide = WIDE.matches;
    setPanel(wide && !isEmbedded);
  });

  return {
    /** @param {() => void} listener  called when the panel has come or gone */
    whenSettled(listener) {
      onSettled = listener;
    },
    toggle,
    reduced: () => reduced.matches,
    /** Everything that the frame refers to is on the page now. */
    ready() {
      watchGrip();
      name();
      setPanel(isOpen());
      document.addEventListener("keydown", search);
      store.subscribe((state, former) => {
        if (state.language !== former.language) name();
        if (state.choice !== former.choice && state.choice.feature !== null) yieldToCard();
      });
    },
    /** Bring the panel in, however the page shows it, and give it focus. */
    goToPanel() {
      if (NARROW.matches) setSheet("half");
      else setPanel(true);
      panel.focus();
    },
  };
}
