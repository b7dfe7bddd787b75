import { describe, expect, it } from '@jest/globals';
import type { FactValue } from '../ast/value.js';
import { ChangeSearch, GRADES } from './change-search.js';
import type { ChainInput } from './tag-chain.js';

/** A search for what no value gives, among so many values of one input. */
function search(count: number, goOn: () => Promise<boolean>) {
  const input: ChainInput = { code: 'a', type: { kind: 'integer' }, leaves: [] };
  const chain = { tags: [], inputs: [input] };
  const values = new Map<string, FactValue>([['a', 0]]);
  const found = new ChangeSearch(chain, values, null, { kind: 'value', value: 1 }, goOn);
  const trials = Array.from({ length: count }, (_, to) => {
    return { input, from: 0, to, distance: to, grade: GRADES.any };
  });
  return { found, trials };
}

describe('ChangeSearch', () => {
  it('stops when it may not go on, and says so', async () => {
    let asked = 0;
    const { found, trials } = search(1_000, () => {
      asked += 1;
      return Promise.resolve(asked < 3);
    });
    expect(await found.smallest([trials])).toBeNull();
    expect(found).toMatchObject({ isSpent: true, tried: 200 });
  });

  it('stops after so many evaluations, however long it may go on', async () => {
    const { found, trials } = search(20_000, () => Promise.resolve(true));
    expect(await found.smallest([trials])).toBeNull();
    expect(found).toMatchObject({ isSpent: true, tried: 10_000 });
  });

  it('does not say that it stopped where it tried everything', async () => {
    const { found, trials } = search(150, () => Promise.resolve(true));
    expect(await found.smallest([trials])).toBeNull();
    expect(found).toMatchObject({ isSpent: false, tried: 150 });
  });
});
