import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keyOf, type Artifact, type Claim } from './artifact.js';
import { chooseRetention } from './choose-retention.js';
import type { KeepRule, RetentionPolicy } from './retention-policy.js';

const NOW = new Date('2026-03-15T04:00:00Z');
const ZONE = 'Asia/Shanghai';
const DAY = 86_400_000;

function policyOf(rule: KeepRule): RetentionPolicy {
  const rules = { snapshot: rule, dataset_version: rule, fact_table: rule };
  return { rules, graceHours: 24, orphanHours: 24 };
}

function artifact(id: number, since: Date | string, more: Partial<Artifact> = {}): Artifact {
  return {
    kind: 'snapshot',
    id: String(id),
    name: `snapshot ${id}`,
    series: 'snapshots',
    since: new Date(since),
    counts: true,
    claims: [],
    inputs: [],
    files: [],
    lasting: [],
    collectAfter: null,
    deletionStartedAt: null,
    filesDeletedAt: null,
    ...more,
  };
}

const LEAST = { keepLast: 1, keepDays: 0, keepMonths: 0 };

function reasons(artifacts: readonly Artifact[], rule: KeepRule): Record<string, string[]> {
  const choice = chooseRetention(artifacts, policyOf(rule), NOW, ZONE);
  return Object.fromEntries([...choice].map(([key, why]) => [key.split(' ')[1] ?? '', [...why]]));
}

describe('chooseRetention', () => {
  it('keeps the newest, of two of one moment the later one', () => {
    const made = [artifact(9, '2026-01-01'), artifact(10, '2026-01-01'), artifact(8, '2025-01-01')];
    expect(reasons(made, { ...LEAST, keepLast: 1 })).toEqual({ 9: [], 10: ['last'], 8: [] });
  });

  it('keeps what is younger than so many days, and not what is exactly as old', () => {
    const made = [artifact(1, new Date(NOW.getTime() - 7 * DAY)), artifact(2, NOW)];
    expect(reasons(made, { ...LEAST, keepDays: 7 })).toEqual({ 1: [], 2: ['last', 'young'] });
    made[0] = artifact(1, new Date(NOW.getTime() - 7 * DAY + 1));
    expect(reasons(made, { ...LEAST, keepDays: 7 })[1]).toEqual(['young']);
  });

  it("keeps the last of each month, by the zone's calendar, for so many months", () => {
    const made = [
      artifact(1, '2025-12-31T15:59:59Z'), // the last second of December in Shanghai
      artifact(2, '2025-12-31T16:00:00Z'), // the first of January
      artifact(3, '2026-01-20T00:00:00Z'),
      artifact(4, '2026-02-01T00:00:00Z'),
      artifact(5, '2026-03-02T00:00:00Z'),
      artifact(6, '2026-03-03T00:00:00Z'),
    ];
    const rule = { ...LEAST, keepMonths: 3 };
    expect(reasons(made, rule)).toEqual({
      ...{ 1: [], 2: [], 3: ['month'], 4: ['month'], 5: [], 6: ['last', 'month'] },
    });
    expect(reasons(made, { ...rule, keepMonths: 4 })[1]).toEqual(['month']);
  });

  it('gives a snapshot that was never published no place among the last ones', () => {
    const made = [artifact(1, '2026-01-01'), artifact(2, '2026-02-01', { counts: false })];
    expect(reasons(made, LEAST)).toEqual({ 1: ['last'], 2: [] });
  });

  it('gives what is being deleted no place either, and asks no more about it', () => {
    const deleted = { collectAfter: NOW, deletionStartedAt: NOW };
    const made = [artifact(1, '2026-01-01'), artifact(2, '2026-02-01', deleted)];
    expect(reasons(made, LEAST)).toEqual({ 1: ['last'] });
  });

  it('keeps what a claimed snapshot was made from, and not what a merely young one was', () => {
    const dataset = (id: number) =>
      artifact(id, '2020-01-01', {
        kind: 'dataset_version',
        series: `dataset ${id}`,
        counts: false,
      });
    const made = [
      artifact(1, '2025-01-01', { claims: ['pinned'], inputs: [keyOf(dataset(7))] }),
      artifact(2, '2026-03-14', { inputs: [keyOf(dataset(8))] }),
      dataset(7),
      dataset(8),
    ];
    expect(reasons(made, { ...LEAST, keepDays: 3 })).toMatchObject({ 7: ['input'], 8: [] });
  });
});

describe('whatever there is and whatever the policy says', () => {
  const claims = fc.subarray<Claim>(['published', 'active', 'run', 'pinned']);
  const drawn = fc.record({
    kind: fc.constantFrom('snapshot' as const, 'dataset_version' as const, 'fact_table' as const),
    series: fc.constantFrom('a', 'b'),
    age: fc.integer({ min: 0, max: 1_500 }),
    counts: fc.boolean(),
    claims: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: claims }),
    deleting: fc.boolean(),
    inputs: fc.array(fc.nat(30), { maxLength: 4 }),
  });
  const house = fc.array(drawn, { minLength: 1, maxLength: 30, size: 'max' }).map((all) => {
    const kindOf = (index: number): Artifact['kind'] => all[index % all.length]?.kind ?? 'snapshot';
    return all.map(({ age, deleting, inputs, ...rest }, index) =>
      artifact(index, new Date(NOW.getTime() - age * DAY), {
        ...rest,
        inputs: inputs.map((input) => keyOf({ kind: kindOf(input), id: input % all.length })),
        ...(deleting && rest.claims.length === 0
          ? { collectAfter: NOW, deletionStartedAt: NOW }
          : {}),
      }),
    );
  });
  const rule = fc.record({
    keepLast: fc.integer({ min: 1, max: 12 }),
    keepDays: fc.integer({ min: 0, max: 800 }),
    keepMonths: fc.integer({ min: 0, max: 30 }),
  });
  const keptBy = (made: readonly Artifact[], by: KeepRule): Set<string> =>
    new Set(
      [...chooseRetention(made, policyOf(by), NOW, ZONE)].flatMap(([key, why]) =>
        why.length > 0 ? [key] : [],
      ),
    );

  it('never collects what is active, published, pinned or read, nor what that was made from', () => {
    fc.assert(
      fc.property(house, rule, (made, by) => {
        const kept = keptBy(made, by);
        const whole = new Set(made.filter((each) => each.deletionStartedAt === null).map(keyOf));
        const claimed = made.filter((each) => each.claims.length > 0);
        const inputs = claimed.flatMap((each) => each.inputs).filter((key) => whole.has(key));
        for (const key of [...claimed.map(keyOf), ...inputs]) expect(kept).toContain(key);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps more, and nothing less, by a rule that keeps more', () => {
    fc.assert(
      fc.property(house, rule, rule, (made, a, b) => {
        const more = {
          keepLast: Math.max(a.keepLast, b.keepLast),
          keepDays: Math.max(a.keepDays, b.keepDays),
          keepMonths: Math.max(a.keepMonths, b.keepMonths),
        };
        const kept = keptBy(made, more);
        for (const key of keptBy(made, a)) expect(kept).toContain(key);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps as much and more when something is pinned besides', () => {
    fc.assert(
      fc.property(house, rule, fc.nat(29), (made, by, index) => {
        const pinned = made.map((each, at) =>
          at === index % made.length && each.deletionStartedAt === null
            ? { ...each, claims: [...each.claims, 'pinned' as const] }
            : each,
        );
        const kept = keptBy(pinned, by);
        for (const key of keptBy(made, by)) expect(kept).toContain(key);
      }),
      { numRuns: 500 },
    );
  });
});
