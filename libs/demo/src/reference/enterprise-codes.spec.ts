import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { CAR_MODELS } from './car-models.js';
import { DEALERS } from './dealers.js';

function codesOf(list: string): string[] {
  const file = join(import.meta.dirname, '../../../../governance/code-lists', `${list}.yaml`);
  const { codes } = parse(readFileSync(file, 'utf8')) as { codes: { code: string }[] };
  return codes.map(({ code }) => code).toSorted();
}

describe('the demo uses the enterprise code lists whole', () => {
  it('every dealer', () => {
    expect(DEALERS.toSorted()).toEqual(codesOf('dealer'));
  });

  it('every car model', () => {
    expect(CAR_MODELS.map(({ code }) => code).toSorted()).toEqual(codesOf('model'));
  });
});
