import { describe, expect, it } from '@jest/globals';

import type { KeptImpact } from '../../api/types.js';
import { effectSummary } from './effect-summary.js';

const impactOn = (...subjects: { subject: string; changed: number }[]): KeptImpact =>
  ({ isOutdated: false, report: { subjects } }) as unknown as KeptImpact;

describe('effectSummary', () => {
  it('counts objects by kind, and only subjects of whom somebody changes', () => {
    const objects = [{ kind: 'tag' }, { kind: 'fact' }, { kind: 'tag' }] as const;
    const impact = impactOn({ subject: 'customer', changed: 43 }, { subject: 'lead', changed: 0 });
    expect(effectSummary({ objects }, impact)).toEqual({
      objects: [
        { kind: 'tag', count: 2 },
        { kind: 'fact', count: 1 },
      ],
      subjects: [{ subject: 'customer', changed: 43 }],
      isOutdated: false,
      noEffectBecause: null,
    });
  });

  it('does not take an effect that nobody computed for none', () => {
    expect(effectSummary({ objects: [{ kind: 'tag' }] }, null).subjects).toBeNull();
    expect(effectSummary({ objects: [{ kind: 'tag' }] }, impactOn()).subjects).toEqual([]);
  });
});
