import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseRetentionPolicy } from './parse-retention-policy.js';

const read = (text: string) => parseRetentionPolicy(text, 'retention.yaml');

describe('parseRetentionPolicy', () => {
  it('reads the shipped policy', () => {
    const file = join(import.meta.dirname, '../../../governance/retention.yaml');
    const { policy, diagnostics } = read(readFileSync(file, 'utf8'));
    expect(diagnostics).toEqual([]);
    expect(policy).toMatchObject({ graceHours: 24, rules: { snapshot: { keepMonths: 24 } } });
  });

  it('takes a day as the grace where none is written', () => {
    const { policy } = read(`
datasetVersions: { keepLast: 1, keepDays: 0 }
factTables: { keepLast: 1, keepDays: 0 }
snapshots: { keepLast: 1, keepDays: 0, keepMonths: 0 }`);
    expect(policy).toMatchObject({ graceHours: 24, orphanHours: 24 });
  });

  it('says all that is wrong at once, and where', () => {
    const { policy, diagnostics } = read(`datasetVersions: { keepLast: 0, keepDays: 1 }
factTables: { keepLast: 1.5, keepDays: "7", keepMonths: 2 }
graceHours: -1
grace: 3`);
    expect(policy).toBeUndefined();
    expect(diagnostics.map(({ code, path, line }) => [code, path, line])).toEqual(
      expect.arrayContaining([
        ['wrong_value', 'datasetVersions.keepLast', 1],
        ['wrong_type', 'factTables.keepLast', 2],
        ['wrong_type', 'factTables.keepDays', 2],
        ['unknown_key', 'factTables.keepMonths', 2],
        ['wrong_value', 'graceHours', 3],
        ['unknown_key', 'grace', 4],
        ['missing_key', undefined, 1],
      ]),
    );
  });

  it.each(['', '[]', 'a: &a [*a]', '{', '- 1', 'null', '['.repeat(5000)])(
    'finds nothing usable in %j',
    (text) => {
      const { policy, diagnostics } = read(text);
      expect(policy).toBeUndefined();
      expect(diagnostics.length).toBeGreaterThan(0);
    },
  );
});
