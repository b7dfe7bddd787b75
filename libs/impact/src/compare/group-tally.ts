import type { EngineRow } from '@tagwright/engines';
import type { CodeImpact, ImpactCell, Moves } from '../impact-report.js';
import type { TallyRows } from './column-tally.js';

/** What was counted of everybody, or of one group. */
export interface GroupTally {
  /** Index of the dimension; null: everybody. */
  readonly dimension: number | null;
  readonly group: string | null;
  readonly total: number;
  readonly before: EngineRow[];
  readonly moves: EngineRow[];
  readonly codes: EngineRow[];
  readonly codeMoves: EngineRow[];
  changed: number;
}

/** Counts of everybody and of each group, by the parts that were counted. */
export class GroupTallies {
  private readonly tallies = new Map<string, GroupTally>();

  constructor(totals: TallyRows) {
    for (const row of totals) {
      this.tallies.set(keyOf(row), {
        dimension: row.dimension as number | null,
        group: row.group as string | null,
        total: Number(row.n),
        changed: 0,
        before: [],
        moves: [],
        codes: [],
        codeMoves: [],
      });
    }
  }

  /** Files counted rows under the groups that they are of. */
  add(part: 'before' | 'moves' | 'codes' | 'codeMoves', rows: TallyRows): this {
    for (const row of rows) this.of(row)?.[part].push(row);
    return this;
  }

  addChanged(rows: TallyRows): this {
    for (const row of rows) {
      const tally = this.of(row);
      if (tally !== undefined) tally.changed += Number(row.n);
    }
    return this;
  }

  get whole(): GroupTally {
    return this.tallies.get('null null') ?? nobody();
  }

  groupsOf(dimension: number): GroupTally[] {
    return [...this.tallies.values()].filter((tally) => tally.dimension === dimension);
  }

  private of(row: EngineRow): GroupTally | undefined {
    return this.tallies.get(keyOf(row));
  }
}

function keyOf({ dimension, group }: EngineRow): string {
  return `${JSON.stringify(dimension ?? null)} ${JSON.stringify(group ?? null)}`;
}

function nobody(): GroupTally {
  return { dimension: null, group: null, total: 0, changed: 0, ...noRows() };
}

function noRows(): Pick<GroupTally, 'before' | 'moves' | 'codes' | 'codeMoves'> {
  return { before: [], moves: [], codes: [], codeMoves: [] };
}

/** Several groups as one. */
export function together(tallies: readonly GroupTally[]): GroupTally {
  const sum = (of: (tally: GroupTally) => number): number =>
    tallies.reduce((total, tally) => total + of(tally), 0);
  return {
    ...nobody(),
    total: sum(({ total }) => total),
    changed: sum(({ changed }) => changed),
    before: tallies.flatMap(({ before }) => before),
    moves: tallies.flatMap(({ moves }) => moves),
    codes: tallies.flatMap(({ codes }) => codes),
    codeMoves: tallies.flatMap(({ codeMoves }) => codeMoves),
  };
}

/** From value to value, those who keep theirs included. Who has no counted value before is absent. */
export function cellsOf({ total, before, moves }: GroupTally, isAbsent: boolean): ImpactCell[] {
  const counts = new Map<string | null, number>();
  for (const row of before) add(counts, row.v as string | null, Number(row.n));
  if (isAbsent) counts.set(null, total);
  const cells = new Map<string, ImpactCell>();
  for (const row of moves) {
    const [from, to, count] = [row.b as string | null, row.a as string | null, Number(row.n)];
    const key = JSON.stringify([from, to]);
    cells.set(key, { from, to, count: (cells.get(key)?.count ?? 0) + count });
    add(counts, from, -count);
  }
  const kept = [...counts]
    .filter(([, count]) => count > 0)
    .map(([value, count]) => ({ from: value, to: value, count }));
  return [...cells.values(), ...kept].sort(byValues);
}

/** How numbers moved; `v` of the counts before tells who had none. */
export function movesOf({ total, before, moves }: GroupTally, isAbsent: boolean): Moves {
  const missing = isAbsent
    ? total
    : before.reduce((sum, row) => sum + (row.v === true ? Number(row.n) : 0), 0);
  const of = (move: string): number =>
    moves.reduce((sum, row) => sum + (row.move === move ? Number(row.n) : 0), 0);
  const [up, down, appeared, disappeared, other] = [
    of('up'),
    of('down'),
    of('appeared'),
    of('disappeared'),
    of('other'),
  ];
  const equal = total - missing - up - down - disappeared - other;
  return { up, down, equal, appeared, disappeared, bothMissing: missing - appeared, other };
}

/** Each code that anybody has or had. */
export function codesOf({ codes, codeMoves }: GroupTally): CodeImpact[] {
  const found = new Map<string, { before: number; gained: number; lost: number }>();
  const of = (code: string): { before: number; gained: number; lost: number } => {
    const known = found.get(code) ?? { before: 0, gained: 0, lost: 0 };
    found.set(code, known);
    return known;
  };
  for (const row of codes) of(row.v as string).before += Number(row.n);
  for (const row of codeMoves)
    of(row.v as string)[row.gained === true ? 'gained' : 'lost'] += Number(row.n);
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { before, gained, lost }]) => ({
      code,
      before,
      after: before + gained - lost,
      gained,
      lost,
    }));
}

function add(counts: Map<string | null, number>, value: string | null, count: number): void {
  counts.set(value, (counts.get(value) ?? 0) + count);
}

function byValues(left: ImpactCell, right: ImpactCell): number {
  return compareTexts(left.from, right.from) || compareTexts(left.to, right.to);
}

/** By code units, missing last. */
function compareTexts(left: string | null, right: string | null): number {
  if (left === right) return 0;
  if (left === null) return 1;
  return right !== null && left > right ? 1 : -1;
}
