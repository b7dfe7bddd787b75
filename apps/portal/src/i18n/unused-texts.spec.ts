import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { texts } from './texts.js';

const SOURCES = join(import.meta.dirname, '..');
/** Looked up by a code that the API sends, or by a computed key. */
const COMPUTED =
  /^(vocabulary\.|problem\.\w+(Next|Title)$|session\.error_\w+$|why\.(all|any|not|true|false|unknown)$|filter\.example\d$|tour\.\w+_(title|text)$|facts\.facet_\w+$|audit\.view_\w+$|admin\.(view|state|key|ready|check)_\w+$|webhooks\.(state|because|delivery|problem|missed)_\w+$|editor\.branch_\w+$|changes\.(tab|empty|emptyNext|life|act|not|what|comment)\.)/;

const code = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter(
    (file) => file.endsWith('.ts') && !/\.(spec|states)\.ts$/.test(file) && !file.includes('i18n'),
  )
  .map((file) => readFileSync(join(SOURCES, file), 'utf8'))
  .join('\n');

describe('every text', () => {
  it('is shown somewhere, so that nobody translates what nobody reads', () => {
    const keys = Object.entries(texts).flatMap(([part, own]) =>
      Object.keys(own).map((key) => [part, key] as const),
    );
    const unused = keys
      .filter(([part, key]) => !COMPUTED.test(`${part}.${key}`))
      .filter(([part, key]) => !code.includes(`${part}.${key}`) && !code.includes(`'${key}'`))
      .map(([part, key]) => `${part}.${key}`);
    expect(unused).toEqual([]);
  });
});
