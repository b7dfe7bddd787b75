import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = import.meta.dirname;

/** Every reusable element by its name, with its file. */
const elements = readdirSync(FOLDER).flatMap((file) => {
  if (!/^tw-.*\.ts$/.test(file) || /\.(states|styles|spec)\.ts$/.test(file)) return [];
  const name = /@customElement\('([\w-]+)'\)/.exec(readFileSync(join(FOLDER, file), 'utf8'))?.[1];
  return name === undefined ? [] : [name];
});

describe('the gallery', () => {
  it('knows the elements', () => {
    expect(elements.length).toBeGreaterThan(40);
  });

  it.each(elements)('has a page of %s', (name) => {
    const file = join(FOLDER, `${name}.states.ts`);
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain(`element: '${name}'`);
  });
});
