import type { Subject } from '../api/types.js';

/** Customers first: they are what the tags are for. */
const ORDER: readonly Subject[] = ['customer', 'vehicle', 'lead'];

/** Tables in the order in which readers ask for them; the API lists them as they were computed. */
export function bySubject<T extends { readonly subject: Subject }>(tables: readonly T[]): T[] {
  return [...tables].sort((a, b) => ORDER.indexOf(a.subject) - ORDER.indexOf(b.subject));
}
