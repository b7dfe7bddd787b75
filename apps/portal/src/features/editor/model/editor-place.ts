/** What is edited, and in which change-set. */
export interface EditorPlace {
  readonly set: string;
  readonly kind: 'fact' | 'tag';
  readonly code: string;
}

/** Reads `7/edit/tag/value_tier`, the part of the address that names it. */
export function editorPlace(place: string): EditorPlace {
  const [set = '', , kind = '', code = ''] = place.split('/');
  return { set, kind: kind === 'fact' ? 'fact' : 'tag', code };
}
