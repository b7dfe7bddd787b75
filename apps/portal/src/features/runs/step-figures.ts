/** Shown elsewhere on the page: the step's own duration and the run's as-of time. */
const ELSEWHERE: ReadonlySet<string> = new Set(['seconds', 'asOf']);

export interface Figure {
  readonly name: string;
  readonly value: number | string;
}

/** A step's figures as a flat list; nested ones get a dotted name, anything unreadable is left out. */
export function stepFigures(figures: unknown, prefix = ''): readonly Figure[] {
  if (typeof figures !== 'object' || figures === null) return [];
  return Object.entries(figures).flatMap(([key, value]: [string, unknown]): readonly Figure[] => {
    const name = prefix + key;
    if (ELSEWHERE.has(name)) return [];
    if (typeof value === 'number' || typeof value === 'string') return [{ name, value }];
    return Array.isArray(value) ? [{ name, value: value.length }] : stepFigures(value, `${name}.`);
  });
}
