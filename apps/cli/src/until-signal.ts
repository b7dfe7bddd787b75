/** Whoever asked for the end is promised it within ten seconds. */
const END_WITHIN_MS = 9_500;

/** A request to end, which comes from outside. */
export interface StopRequest {
  /** Resolves at the first SIGINT or SIGTERM; from then on the process ends in order. */
  readonly promise: Promise<void>;
  readonly requested: boolean;
}

/**
 * Waits for a signal to end. What does not end in order within ten seconds of it (an engine in the
 * middle of a query, a database that does not answer) is ended hard: all of it is made for that.
 */
export function untilSignal(onLate: () => void = () => undefined): StopRequest {
  const state = { requested: false };
  const promise = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (!state.requested) endLate(onLate);
        state.requested = true;
        resolve();
      });
    }
  });
  return {
    promise,
    get requested() {
      return state.requested;
    },
  };
}

/** Does not keep a process that is done. */
function endLate(onLate: () => void): void {
  const timer = setTimeout(() => {
    onLate();
    process.exit(1);
  }, END_WITHIN_MS);
  timer.unref();
}
