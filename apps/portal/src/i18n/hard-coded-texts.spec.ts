import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const SOURCES = join(import.meta.dirname, '..');
/** Names are the same in every language. */
const NAMES = /^Tagwright$/;
const SPOKEN_ATTRIBUTES =
  /(?<![.?@\w-])(?:aria-label|title|placeholder|alt|label|heading|next)\s*=\s*"([^"]*)"/g;

/** The constant text of every `html` template of a file, holes replaced by a sign without letters. */
function templatesOf(text: string): string[] {
  const found: string[] = [];
  const source = ts.createSourceFile('x.ts', text, ts.ScriptTarget.ES2022, true);
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'html') {
      const { template } = node;
      found.push(
        ts.isNoSubstitutionTemplateLiteral(template)
          ? template.text
          : [template.head.text, ...template.templateSpans.map((span) => span.literal.text)].join(
              '§',
            ),
      );
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Words a reader would see in one template without their passing through the dictionary. */
function hardCodedTexts(template: string): string[] {
  const spoken = [...template.matchAll(SPOKEN_ATTRIBUTES)].map((match) => match[1] ?? '');
  const visible = template
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<kbd[^>]*>[^<]*<\/kbd>/g, '')
    .replace(/<[^>]*>/g, '\n')
    .replace(/^[^<]*>/, '')
    .replace(/<[^>]*$/, '')
    .split('\n');
  return [...spoken, ...visible]
    .map((text) => text.replaceAll('§', '').trim())
    .filter((text) => /\p{L}/u.test(text) && !NAMES.test(text));
}

const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
  (file) =>
    file.endsWith('.ts') &&
    !/\.(spec|states)\.ts$/.test(file) &&
    !/^(i18n\/texts|gallery)/.test(file),
);

describe('texts in elements', () => {
  it.each(files)('%s takes every text from the dictionary', (file) => {
    const templates = templatesOf(readFileSync(join(SOURCES, file), 'utf8'));
    expect(templates.flatMap(hardCodedTexts)).toEqual([]);
  });

  it('would be noticed if they were written into an element', () => {
    const source = 'html`<p title="Hello">${1} rows</p><b aria-label=${2}>标签</b>`';
    const expected = ['Hello', 'rows', '标签'];
    expect(templatesOf(source).flatMap(hardCodedTexts)).toEqual(expected);
  });
});
