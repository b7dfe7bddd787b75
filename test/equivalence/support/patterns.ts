import fc from 'fast-check';

const ATOMS = [
  ...[
    'a',
    'A',
    'b',
    '.',
    '汽',
    '车',
    '0',
    '\\.',
    '\\\\',
    '\\n',
    '\\t',
    ' ',
    '-',
    ';',
    "'",
    '"',
    '😀',
  ],
  ...['\\d', '\\D', '\\w', '\\W', '\\s', '\\S', '%', 'é', '\\^', '\\$', '\\[', '\\{'],
  ...[
    '[a-z]',
    '[^a-z]',
    '[A-Z0-9]',
    '[一-龥]',
    '[^一-龥]',
    '[\\d京]',
    '[^\\w]',
    '[\\s\\S]',
    '[一-😀]',
  ],
  ...['[\\-\\^]', '[é-ſ]', '[\\n\\t]', '[^\\n]', '[\\[\\]]'],
];
const QUANTIFIERS = ['', '', '', '*', '+', '?', '{0}', '{2}', '{1,3}', '{0,}', '{1,}'];

/** Any pattern of the subset that rules offer, often one that meets the drawn texts. */
export function pattern(): fc.Arbitrary<string> {
  return fc.letrec<{ pattern: string; piece: string }>((tie) => {
    const atom = fc.oneof(
      { depthSize: 'small', maxDepth: 3 },
      fc.constantFrom(...ATOMS),
      tie('pattern').map((inner) => `(${inner})`),
      tie('pattern').map((inner) => `(?:${inner})`),
    );
    const piece = fc
      .tuple(atom, fc.constantFrom(...QUANTIFIERS))
      .map(([one, quantifier]) => `${one}${quantifier}`);
    const sequence = fc.array(tie('piece'), { minLength: 1, maxLength: 4 });
    return {
      piece,
      pattern: fc
        .array(
          sequence.map((pieces) => pieces.join('')),
          { minLength: 1, maxLength: 2 },
        )
        .map((alternatives) => alternatives.join('|')),
    };
  }).pattern;
}
