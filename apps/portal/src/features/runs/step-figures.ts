import type { RunStep } from '../../api/types.js';

/** Shown elsewhere on the page: the step's own duration and the run's as-of time. */
const ELSEWHERE: ReadonlySet<string> = new Set(['seconds', 'asOf']);

export interface Figure {
  readonly name: string;
  readonly value: number | string;
}

/** What a step shows: its figures, those of the quarantine counting findings, several to a row at times. */
export function figuresOf({ name, figures }: Pick<RunStep, 'name' | 'figures'>): readonly Figure[] {
  const shown = stepFigures(figures);
  if (name !== 'quarantine') return shown;
  return shown.map((one) => (one.name === 'rows' ? { ...one, name: 'findings' } : one));
}

/** A step's figures as a flat list; nested ones get a dotted name, anything unreadable is left out. */
function stepFigures(figures: unknown, prefix = ''): readonly Figure[] {
  if (typeof figures !== 'object' || figures === null) return [];
  return Object.entries(figures).flatMap(([key, value]: [string, unknown]): readonly Figure[] => {
    const name = prefix + key;
    if (ELSEWHERE.has(name)) return [];
    if (typeof value === 'number' || typeof value === 'string') return [{ name, value }];
    return Array.isArray(value) ? [{ name, value: value.length }] : stepFigures(value, `${name}.`);
  });
}
