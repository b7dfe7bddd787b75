/** Milliseconds after which what was loaded before is taken for old. */
const LONG = 10 * 60_000;

/** How often a tab that is open notes the time: a machine that slept is told by the gap. */
const BEAT = 60_000;

/** Fires `awake` when somebody comes back to a tab that was left for long: what it shows may be old. */
export const awakenings = new EventTarget();

/** Notes when the tab is left and when somebody comes back to it. */
export function watchAwakening(): void {
  let seen = Date.now();
  const note = (): void => {
    const before = seen;
    if (document.visibilityState === 'hidden') return;
    seen = Date.now();
    if (seen - before > LONG) awakenings.dispatchEvent(new Event('awake'));
  };
  // Hidden tabs keep the time at which they were last seen.
  document.addEventListener('visibilitychange', note);
  window.setInterval(note, BEAT);
}
