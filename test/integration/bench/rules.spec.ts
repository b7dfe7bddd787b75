import { describe, expect, it } from '@jest/globals';
import { benchRules } from '../../../bench/rules.bench.js';

const ASKED = { customers: 1_000, tags: 30, facts: 30, seed: 1 };

describe('bench rules', () => {
  it('measures the rules alone and compares their values with other ways to them', async () => {
    const line = await benchRules({ ...ASKED, onProgress: () => undefined });
    expect(line).toMatchObject({
      customers: 1_000,
      generatedTags: 30,
      generatedFacts: 30,
      // 30 tags of 20 sampled rows; six tags twice and the changed one of every customer.
      generatedValuesCompared: 30 * 20,
      handWrittenValuesCompared: 1_000 * 13,
      jsonRulesEngineCustomers: 400,
    });
    const measured = Object.entries(line).filter(([, value]) => Number(value) <= 0);
    expect(measured).toEqual([]);
    // Planning 69 tags at once takes most of it, whatever the number of customers.
  }, 240_000);
});
