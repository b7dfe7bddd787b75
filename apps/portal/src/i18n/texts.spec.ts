import { describe, expect, it } from '@jest/globals';

import type { Texts } from './define-texts.js';
import { texts } from './texts.js';

const HAN = /\p{Script=Han}/u;
/** Texts that are the same in both languages because they are a proper name. */
const NAMES = new Set(['snapshots.hash']);

const parts: Readonly<Record<string, Texts>> = texts;
const entries = Object.entries(parts).flatMap(([part, own]) =>
  Object.entries(own).map(([key, phrase]) => ({ key: `${part}.${key}`, ...phrase })),
);
const say = (phrase: unknown): string =>
  typeof phrase === 'function'
    ? (phrase as (...args: unknown[]) => string)(
        ...Array.from({ length: phrase.length }, () => '1'),
      )
    : String(phrase);

describe('every text', () => {
  it('is given in both languages', () => {
    const silent = entries.filter(({ zh, en }) => !say(zh).trim() || !say(en).trim());
    expect(silent.map(({ key }) => key)).toEqual([]);
  });

  it('takes the same arguments in both languages', () => {
    const arity = (phrase: unknown): number => (typeof phrase === 'function' ? phrase.length : 0);
    const unequal = entries.filter(({ zh, en }) => arity(zh) !== arity(en));
    expect(unequal.map(({ key }) => key)).toEqual([]);
  });

  it('is Chinese in Chinese and has no Chinese in English', () => {
    const wordless = /^[^\p{L}]*$/u;
    const wrong = entries.filter(({ key, zh, en }) => {
      if (NAMES.has(key)) return false;
      const translated = HAN.test(say(zh)) || wordless.test(say(zh));
      return !translated || HAN.test(say(en));
    });
    expect(wrong.map(({ key }) => key)).toEqual([]);
  });
});
