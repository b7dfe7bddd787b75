/** Resolves at the first SIGINT or SIGTERM; from then on the process ends in order. */
export function untilSignal(): { readonly promise: Promise<void>; readonly requested: boolean } {
  const state = { requested: false };
  const promise = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
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
