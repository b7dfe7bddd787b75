/** Resolves tokens to colours that a canvas understands; they depend on the theme of the element. */
export function themeColours(host: HTMLElement): (token: string) => string {
  const probe = document.createElement('span');
  probe.hidden = true;
  (host.shadowRoot ?? host).append(probe);
  const known = new Map<string, string>();
  queueMicrotask(() => {
    probe.remove();
  });
  return (token) => {
    const found = known.get(token);
    if (found !== undefined) return found;
    probe.style.color = `var(${token})`;
    const colour = getComputedStyle(probe).color;
    known.set(token, colour);
    return colour;
  };
}

/** Whether the reader asked for less motion. */
export const isMotionReduced = (): boolean =>
  window.matchMedia('(prefers-reduced-motion: reduce)').matches;
