import type { Path } from './edit-operation.js';

interface Placed extends HTMLElement {
  readonly path?: Path;
}

/**
 * Moves the focus to where a place of the definition is edited, or to the nearest thing around it.
 * Elements say by their `path` what they edit.
 * @returns whether anything edits it
 */
export function focusPlace(root: HTMLElement, place: Path): boolean {
  const found = placedWithin(root)
    .filter(({ path = [] }) => path.length > 0 && path.every((part, at) => part === place[at]))
    .sort((a, b) => (b.path?.length ?? 0) - (a.path?.length ?? 0))[0];
  if (!found) return false;
  found.scrollIntoView({ block: 'center' });
  (focusableWithin(found) ?? found).focus();
  return true;
}

function placedWithin(root: HTMLElement): Placed[] {
  const own = [root.shadowRoot ?? root].flatMap((tree) => [...tree.querySelectorAll<Placed>('*')]);
  return own.flatMap((each) => [
    ...(Array.isArray(each.path) ? [each] : []),
    ...(each.shadowRoot ? placedWithin(each) : []),
  ]);
}

function focusableWithin(element: HTMLElement): HTMLElement | undefined {
  const tree = element.shadowRoot ?? element;
  for (const each of tree.querySelectorAll<HTMLElement>('*')) {
    if (each.matches('input, select, [role=combobox]')) return each;
    const inner = each.shadowRoot ? focusableWithin(each) : undefined;
    if (inner) return inner;
  }
  return undefined;
}
