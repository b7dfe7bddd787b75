import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { documentTexts } from './document-texts.js';

describe('documentTexts', () => {
  it('keeps comments with the document that they stand in', () => {
    expect(documentTexts('# first\nfact: a # why\n\n---\n# second\nfact: b\n# end\n')).toEqual([
      '# first\nfact: a # why\n',
      '# second\nfact: b\n# end\n',
    ]);
  });

  it('leaves out documents without content', () => {
    expect(documentTexts('---\n\n---\n# only words\n---\nfact: a\n...\n')).toEqual(['fact: a\n']);
  });

  it('does not take dashes inside a line for the end of a document', () => {
    const text = 'a: "---"\nb: |\n  ---\n  text\n';
    expect(documentTexts(text)).toEqual([text]);
  });

  it('gives back every document of a text that was put together from them', () => {
    const value = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string(), { minKeys: 1 });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), (values) => {
        const text = values.map((each) => stringify(each)).join('---\n');
        expect(documentTexts(text).map((each) => parse(each) as unknown)).toEqual(
          values.map((each) => ({ ...each })),
        );
      }),
      { numRuns: 200 },
    );
  });
});
