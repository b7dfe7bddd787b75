import { describe, expect, it } from '@jest/globals';
import type { LeafCondition, Operand } from '../ast/condition.js';
import type { FactValue } from '../ast/value.js';
import type { ValueType } from '../catalog-view.js';
import { domainOf } from '../analysis/value-domain.js';
import { candidateValues, type Candidates } from './candidate-values.js';

const name = { zh: '名', en: 'Name' };
const CODES = Array.from({ length: 7 }, (_, index) => `c${index}`);
const catalog = {
  datasets: new Map(),
  codeLists: new Map([['l', { list: 'l', name, codes: CODES.map((code) => ({ code, name })) }]]),
};
const NOTHING = { facts: new Map(), tags: new Map() };
const [CODE, SET] = [
  { kind: 'code', list: 'l' },
  { kind: 'codes', list: 'l' },
] as const;

function candidates(
  type: ValueType,
  current: FactValue,
  ...asked: readonly (readonly [LeafCondition['operator'], Operand])[]
): Candidates {
  const reference = { kind: 'fact', code: 'g' } as const;
  const leaves = asked.map(([operator, operand]): LeafCondition => {
    return { kind: 'leaf', reference, type, operator, operand };
  });
  const domain = domainOf('g', type, NOTHING, catalog);
  return candidateValues({ code: 'g', type, leaves }, current, null, domain, catalog);
}

const one = (value: string): Operand => ({ shape: 'one', value });

describe('candidateValues', () => {
  it.each([
    [CODE, 'equal', 'c0'],
    [CODE, 'startsWith', 'c0'],
    [SET, 'contains', ['c0']],
  ] as const)('names only codes of the list, of %j asked by %s', (type, operator, current) => {
    const { values, complete } = candidates(type, current, [operator, one('gone')]);
    expect(values.flat()).not.toContain('gone');
    expect(values.length).toBeGreaterThan(0);
    expect(complete).toBe(true);
  });

  it('does not say that it has all sets of many named codes', () => {
    const few: Operand = { shape: 'list', values: CODES.slice(1) };
    const many: Operand = { shape: 'list', values: CODES };
    expect(candidates(SET, [], ['containsAny', few])).toMatchObject({ complete: true });
    expect(candidates(SET, [], ['containsAny', many])).toMatchObject({ complete: false });
  });

  it('does not say that it has all texts where one is compared', () => {
    const text: ValueType = { kind: 'text' };
    expect(candidates(text, 'a', ['notEqual', one('a')])).toMatchObject({ complete: false });
    expect(candidates(text, 'a', ['isPresent', { shape: 'none' }])).toMatchObject({
      complete: true,
    });
  });
});
