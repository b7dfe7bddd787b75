import { describe, expect, it } from '@jest/globals';
import type { ExplanationDto } from '../../api/src/index.js';
import { explanationLines } from './explanation-lines.js';

type Condition = ExplanationDto['cases'][number]['condition'];

const words = { zh: '词', en: 'words' };

const explanation = (given: Partial<ExplanationDto>): ExplanationDto => ({
  ...{ subject: 'customer', id: 7, tag: 't', name: words, value: null, valueName: null },
  ...{ snapshotId: 1, asOf: '2026-01-01T00:00:00.000Z', definitionVersion: '1.0.0', words },
  ...{ outcome: 'case', cases: [], steps: [], points: [], score: null, members: [], facts: [] },
  ...given,
});

describe('explanationLines', () => {
  it('marks every case that gave a part of the value, and not one that only holds', () => {
    const condition: Condition = { kind: 'leaf', state: 'true', words };
    const cases = [true, false, true].map((applied, index) => {
      const value = `c${index}`;
      return { index, value, valueName: null, state: 'true' as const, applied, condition };
    });
    const lines = explanationLines(explanation({ value: ['c0', 'c2'], cases }));
    expect(lines.filter((line) => line.includes(' case '))).toEqual([
      '✔ case 1 → "c0" (applied)',
      '✔ case 2 → "c1"',
      '✔ case 3 → "c2" (applied)',
    ]);
  });
});
