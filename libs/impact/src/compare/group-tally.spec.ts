import { describe, expect, it } from '@jest/globals';
import type { EngineRow } from '@tagwright/engines';
import fc from 'fast-check';
import type { ImpactCell } from '../impact-report.js';
import { cellsOf, codesOf, GroupTallies, movesOf, together } from './group-tally.js';

/** One subject: its group, its value before and after. */
const subject = fc.record({
  group: fc.option(fc.constantFrom('north', 'south', 'east')),
  before: fc.option(fc.constantFrom('A', 'B', 'C')),
  after: fc.option(fc.constantFrom('A', 'B', 'C', 'D')),
});
const subjects = fc.array(subject, { minLength: 1, maxLength: 60, size: 'max' });

type Subjects = readonly { group: string | null; before: string | null; after: string | null }[];

/** Counts as the engine would: of everybody and of each group. */
function counted(all: Subjects, keysOf: (each: Subjects[number]) => EngineRow | null): EngineRow[] {
  const rows = new Map<string, EngineRow>();
  for (const each of all) {
    const keys = keysOf(each);
    if (keys === null) continue;
    for (const place of [
      { dimension: null, group: null },
      { dimension: 0, group: each.group },
    ]) {
      const key = JSON.stringify([place, keys]);
      rows.set(key, { ...place, ...keys, n: Number(rows.get(key)?.n ?? 0) + 1 });
    }
  }
  return [...rows.values()];
}

function talliesOf(all: Subjects): GroupTallies {
  const moves = counted(all, ({ before, after }) =>
    before === after ? null : { b: before, a: after },
  );
  return new GroupTallies(counted(all, () => ({})))
    .add(
      'before',
      counted(all, ({ before }) => ({ v: before })),
    )
    .add('moves', moves)
    .addChanged(moves);
}

function sum(cells: readonly ImpactCell[]): number {
  return cells.reduce((total, { count }) => total + count, 0);
}

describe('the matrix of a column', () => {
  it('has every subject once, whatever was counted apart', () => {
    fc.assert(
      fc.property(subjects, (all) => {
        const { whole } = talliesOf(all);
        const cells = cellsOf(whole, false);
        expect(sum(cells)).toBe(all.length);
        for (const value of ['A', 'B', 'C', 'D', null]) {
          expect(sum(cells.filter(({ from }) => from === value))).toBe(
            all.filter(({ before }) => before === value).length,
          );
          expect(sum(cells.filter(({ to }) => to === value))).toBe(
            all.filter(({ after }) => after === value).length,
          );
        }
        expect(sum(cells.filter(({ from, to }) => from !== to))).toBe(whole.changed);
      }),
    );
  });

  it('is the sum of the matrices of the groups, however many of them are put together', () => {
    fc.assert(
      fc.property(subjects, fc.nat(4), (all, listed) => {
        const tallies = talliesOf(all);
        const groups = tallies.groupsOf(0);
        const parts = [...groups.slice(0, listed), together(groups.slice(listed))];
        const cells = parts.flatMap((part) => cellsOf(part, false));
        for (const { from, to, count } of cellsOf(tallies.whole, false)) {
          expect(sum(cells.filter((cell) => cell.from === from && cell.to === to))).toBe(count);
        }
        expect(sum(cells)).toBe(all.length);
      }),
    );
  });

  it('takes everybody for absent where there was no column', () => {
    const all = [
      { group: null, before: null, after: 'A' },
      { group: 'north', before: null, after: null },
    ];
    const { whole } = talliesOf(all);
    expect(cellsOf({ ...whole, before: [] }, true)).toEqual([
      { from: null, to: 'A', count: 1 },
      { from: null, to: null, count: 1 },
    ]);
  });
});

describe('the moves of a number', () => {
  it('add up to everybody', () => {
    fc.assert(
      fc.property(subjects, (all) => {
        const moves = counted(all, ({ before, after }) => {
          if (before === after) return null;
          if (before === null) return { move: 'appeared' };
          if (after === null) return { move: 'disappeared' };
          return { move: after > before ? 'up' : 'down' };
        });
        const { whole } = new GroupTallies(counted(all, () => ({})))
          .add(
            'before',
            counted(all, ({ before }) => ({ v: before === null })),
          )
          .add('moves', moves);
        const { equal, bothMissing, ...others } = movesOf(whole, false);
        const moved = Object.values(others).reduce((total, each) => total + each, 0);
        expect(moved + equal + bothMissing).toBe(all.length);
        expect(equal).toBe(
          all.filter(({ before, after }) => before !== null && before === after).length,
        );
      }),
    );
  });
});

describe('the codes of sets', () => {
  it('have after what they had before and gained, less what they lost', () => {
    const row = (v: string, n: number, gained?: boolean): EngineRow => ({
      ...{ dimension: null, group: null, v, n },
      ...(gained === undefined ? {} : { gained }),
    });
    const { whole } = new GroupTallies([{ dimension: null, group: null, n: 9 }])
      .add('codes', [row('app', 5)])
      .add('codeMoves', [row('app', 2, false), row('phone', 3, true)]);
    expect(codesOf(whole)).toEqual([
      { code: 'app', before: 5, after: 3, gained: 0, lost: 2 },
      { code: 'phone', before: 0, after: 3, gained: 3, lost: 0 },
    ]);
  });
});
