/** Fires `change` when the address changed, by a link, by code or by the browser's buttons. */
export const addressChanges = new EventTarget();

const announce = (): void => {
  addressChanges.dispatchEvent(new Event('change'));
};

/** Goes to another page. */
export function goTo(path: string): void {
  history.pushState(null, '', path);
  announce();
}

/** Writes the page's own state (search text, filter) to the address without leaving the page. */
export function rewriteQuery(query: string): void {
  const next = location.pathname + (query ? `?${query}` : '');
  if (next !== location.pathname + location.search) history.replaceState(history.state, '', next);
}

function linkOf(event: MouseEvent): HTMLAnchorElement | undefined {
  return event
    .composedPath()
    .find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement);
}

function onClick(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = linkOf(event);
  if (!link?.href || link.target || link.hasAttribute('download')) return;
  if (link.origin !== location.origin || link.pathname.startsWith('/api/')) return;
  if (link.hash && link.pathname === location.pathname) return;
  event.preventDefault();
  goTo(link.pathname + link.search);
}

/** Makes links within the portal change the page in place. */
export function followLinks(): void {
  document.addEventListener('click', onClick);
  window.addEventListener('popstate', announce);
}
