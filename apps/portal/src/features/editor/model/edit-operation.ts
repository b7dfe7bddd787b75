/** Where something stands in a definition: keys of mappings and positions in lists, from the top. */
export type Path = readonly (string | number)[];

/** One edit of a definition. Positions count from 0. */
export type EditOperation =
  /** Puts a value in a place, new or not; what is not there yet on the way is made. */
  | { readonly op: 'set'; readonly path: Path; readonly value: unknown }
  /** Takes a key, or an item of a list, away. */
  | { readonly op: 'remove'; readonly path: Path }
  /** Puts a value into a list before the item that stands at the path. */
  | { readonly op: 'insert'; readonly path: Path; readonly value: unknown }
  /** Takes an item of the list at the path out, and puts it in at another position of what is left. */
  | { readonly op: 'move'; readonly path: Path; readonly from: number; readonly to: number }
  /** Gives a key another name in its place. */
  | { readonly op: 'rename'; readonly path: Path; readonly key: string };

/** `cases[0].when.value`, as the API names places. */
export function pathText(path: Path): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`,
    )
    .join('');
}

/** The parts of a place as the API names it. */
export function pathOf(text: string): Path {
  return [...text.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([part, index]) =>
    index === undefined ? part : Number(index),
  );
}

/** What stands at a place; undefined where nothing does. */
export function valueAt(definition: unknown, path: Path): unknown {
  let value = definition;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}
