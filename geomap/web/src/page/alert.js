/**
 * Failure in plain sight: a map that is not complete must say so, not look finished.
 */
import { html } from "../dom.js";

const TITLE = "This map is not complete.";
const CURE = "Do not brief from it. Reload the page; if this message stays, build the map again.";

/** Sentences in the page's language, once the data could be read. */
let texts = { title: TITLE, cure: CURE };

/** @param {(key: string) => string} words */
export function speak(words) {
  texts = { title: words("error.title"), cure: words("error.cure") };
}

/** @param {unknown} error */
export function alarm(error) {
  const reason = error instanceof Error ? error.message : String(error);
  const box = document.getElementById("gm-alert") ?? document.body;
  const text = html("p", {}, html("strong", {}, texts.title), " ", texts.cure);
  box.replaceChildren(text, html("p", { class: "gm-alert-reason" }, reason));
}

/**
 * Run a step of the page's start; a failure is shown and told to the console.
 *
 * @template {any[]} A
 * @param {(...args: A) => void} step
 * @returns {(...args: A) => void}
 */
export function guarded(step) {
  return (...args) => {
    try {
      step(...args);
    } catch (error) {
      console.error(error);
      alarm(error);
    }
  };
}

/** Show what fails later, or in the frame's own script. */
export function watchErrors() {
  window.addEventListener("error", ({ error, message }) => {
    // A browser's remark on layout timing, not a failure.
    if (!message.includes("ResizeObserver loop")) alarm(error ?? message);
  });
  window.addEventListener("unhandledrejection", ({ reason }) => alarm(reason));
}
