import { describe, expect, it } from '@jest/globals';
import type { DefinitionSet } from '@tagwright/rules';
import { maskedFacts, maskedValue } from './masked-facts.js';

describe('what is shown of a personal fact', () => {
  it('is the first character and the rough length, of decimals as people read them', () => {
    expect(maskedValue('1988-03-04', { kind: 'date' })).toBe('1*********');
    expect(maskedValue(36, { kind: 'integer' })).toBe('3*');
    expect(maskedValue(15000000, { kind: 'decimal', scale: 2 })).toBe('1********');
    expect(maskedValue('王小明', { kind: 'text' })).toBe('王**');
    expect(maskedValue('x'.repeat(99), { kind: 'text' })).toBe(`x${'*'.repeat(20)}`);
  });

  it('is that nothing is known, where nothing is', () => {
    expect(maskedValue(null, { kind: 'date' })).toBeNull();
    expect(maskedValue('', { kind: 'text' })).toBe('');
  });

  it('is the value itself of codes and yes-no, unless they are direct', () => {
    const fact = (code: string, pii: string, kind: string) =>
      [code, { code, pii, type: { kind } }] as const;
    const facts = new Map([
      fact('birth_date', 'indirect', 'date'),
      fact('gender', 'indirect', 'code'),
      fact('pregnant', 'sensitive', 'boolean'),
      fact('visits', 'none', 'integer'),
      fact('customer', 'pseudonym', 'id'),
    ]);
    const set = { facts, tags: new Map() } as unknown as DefinitionSet;
    expect([...maskedFacts(set)]).toEqual(['birth_date', 'pregnant']);
  });
});
