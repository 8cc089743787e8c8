/**
 * Small parts that every piece of the page's interface is made of.
 */
import { options } from "preact";
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from "preact/hooks";
import { symbolImage } from "./dom.js";

// The map measures what stands on it as soon as a choice is made, so parts are drawn at once.
options.debounceRendering = (draw) => draw();

/** @typedef {import("./state/types.js").Page} Page */

/**
 * The state, and a new drawing whenever it changes.
 *
 * @param {import("./state/store.js").Store} store
 */
export function useStore(store) {
  const [, draw] = useReducer((count) => count + 1, 0);
  useLayoutEffect(() => store.subscribe(() => draw(undefined)), [store]);
  return store.state;
}

/**
 * A phrase as text, marked with its language where that is not the language of the page.
 *
 * @param {{speech: import("./state/speech.js").Speech, phrase: import("./state/types.js").Phrase}} props
 */
export function Say({ speech, phrase }) {
  const language = speech.languageOf(phrase);
  const text = speech.say(phrase);
  return language ? <span lang={language}>{text}</span> : text;
}

/** A small line drawing for a button, 18 px, in the colour of its text. @param {{path: string}} props */
export const Icon = ({ path }) => (
  <svg viewBox="0 0 18 18" width="18" height="18" aria-hidden="true" class="gm-icon">
    <path d={path} />
  </svg>
);

/** An element that was made outside. @param {{make: () => Element, of: unknown, class?: string}} props */
export function Made({ make, of, class: name }) {
  const box = useRef(/** @type {HTMLSpanElement | null} */ (null));
  useLayoutEffect(() => box.current?.replaceChildren(make()), [of]);
  return <span ref={box} class={name} />;
}

/** A symbol as a picture. @param {{symbol: import("./state/types.js").SymbolImage, most?: number}} props */
export const SymbolPicture = ({ symbol, most }) => (
  <Made make={() => symbolImage(symbol, most)} of={symbol} class="gm-symbol-holder" />
);

/**
 * A button that shows and hides what belongs to it; Escape and a click elsewhere hide it again.
 *
 * @param {{label: string, icon: string, id: string, class?: string, text?: boolean, children: any}} props
 */
export function Disclosure({ label, icon, id, class: name = "", text = false, children }) {
  const [open, setOpen] = useState(false);
  const box = useRef(/** @type {HTMLDivElement | null} */ (null));
  const button = useRef(/** @type {HTMLButtonElement | null} */ (null));
  useEffect(() => {
    if (!open) return undefined;
    /** @param {Event} event */
    const leave = (event) => {
      if (!box.current?.contains(/** @type {Node} */ (event.target))) setOpen(false);
    };
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
    return () => {
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("focusin", leave);
    };
  }, [open]);

  /** @param {KeyboardEvent} event */
  function leaveByEscape(event) {
    if (event.key !== "Escape" || !open) return;
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is heard wherever focus is inside
    <div class={`gm-disclosure ${name}`} ref={box} onKeyDown={leaveByEscape}>
      <button
        ref={button}
        type="button"
        class={`gm-button ${text ? "" : "gm-icon-button"}`}
        aria-expanded={open}
        aria-controls={id}
        aria-label={text ? undefined : label}
        title={text ? undefined : label}
        onClick={() => setOpen(!open)}
      >
        <Icon path={icon} />
        {text && <span>{label}</span>}
      </button>
      <div class="gm-popover" id={id} hidden={!open}>
        {children}
      </div>
    </div>
  );
}

/**
 * A button that is an icon.
 *
 * @param {{label: string, icon: string, onClick: () => void, disabled?: boolean,
 *   pressed?: boolean, class?: string}} props
 */
export const IconButton = ({ label, icon, onClick, disabled, pressed, class: name = "" }) => (
  <button
    type="button"
    class={`gm-button gm-icon-button ${name}`}
    aria-label={label}
    title={label}
    aria-pressed={pressed}
    disabled={disabled}
    onClick={onClick}
  >
    <Icon path={icon} />
  </button>
);
