import { describe, expect, it } from '@jest/globals';

import type { CaseTrace, InputTrace } from '../../api/types.js';
import { decidingInputs } from './deciding-inputs.js';

const leaf = (fact: string) => ({ kind: 'leaf', state: 'true', fact });
const input = (code: string) => ({ code }) as InputTrace;

describe('the inputs that decide', () => {
  it('are those that a condition names, however deep, and not what they are made of', () => {
    const condition = {
      kind: 'any',
      state: 'true',
      children: [leaf('ratio'), { kind: 'not', children: [leaf('open')] }],
    };
    const cases = [{ condition } as unknown as CaseTrace];
    const facts = ['ratio', 'days', 'open', 'interval'].map(input);
    expect(decidingInputs({ cases, facts }).map(({ code }) => code)).toEqual(['ratio', 'open']);
  });
});
