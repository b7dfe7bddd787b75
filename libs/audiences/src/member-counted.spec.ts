import { describe, expect, it } from '@jest/globals';
import { readRunTime, type FactValue, type Rollup } from '@tagwright/rules';
import { memberCounted } from './member-counted.js';

const run = readRunTime('2026-03-10T00:00:00+08:00', 'Asia/Shanghai');
const type = { kind: 'code', list: 'l' } as const;
const rollup: Rollup = {
  of: 'lead',
  input: { kind: 'tag', code: 'grade', type },
  where: {
    ...{ kind: 'leaf', reference: { kind: 'fact', code: 'open' }, type: { kind: 'boolean' } },
    ...{ operator: 'equal', operand: { shape: 'one', value: true } },
  },
  pick: { kind: 'order', order: ['A', 'B'] },
  none: null,
};
const counted = (open: FactValue, grade: FactValue): boolean | null => {
  const values = new Map([
    ['open', open],
    ['grade', grade],
  ]);
  return memberCounted(rollup, values, run);
};

describe('memberCounted', () => {
  it('takes those for which the condition holds, and leaves out those for which it does not', () => {
    expect(counted(true, 'A')).toBe(true);
    expect(counted(false, 'A')).toBe(false);
  });

  it('does not say of one whose condition is unknown that it counts, nor that it does not', () => {
    expect(counted(null, 'A')).toBeNull();
    expect(counted(null, null)).toBeNull();
  });

  it('leaves out a known value that is not in the order, and counts a missing one', () => {
    expect(counted(true, 'C')).toBe(false);
    expect(counted(null, 'C')).toBe(false);
    expect(counted(true, null)).toBe(true);
  });
});
