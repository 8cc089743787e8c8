/**
 * Full screen for the whole page, never for the map alone: the handling marking stays in sight.
 */

/** @returns {boolean} whether the browser and the page around us let us fill the screen */
export function fullScreenAllowed() {
  return document.fullscreenEnabled === true;
}

/** Fill the screen, or stop doing so. A refusal changes nothing and needs no message. */
export function toggleFullScreen() {
  const done = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen();
  done.catch(() => undefined);
}
