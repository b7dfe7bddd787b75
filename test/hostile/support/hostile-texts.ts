import fc from 'fast-check';

/** A statement that must never run: its table is there to be looked for afterwards. */
export const CANARY = 'canary';

/** Texts that were trouble somewhere: SQL, quotes, control characters, names of prototypes. */
const TROUBLE = [
  ...[
    "'; DROP TABLE canary; --",
    '"; DROP TABLE canary; --',
    "' OR '1'='1",
    "\\'; DROP TABLE canary",
  ],
  ...['$$ DROP TABLE canary $$', "E'\\x27'", '/* canary */', "''''", '""', '`canary`', "x''y'"],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__'],
  ...['\0', 'a\0b', '\u0007', '\u001b[31m', '\r\n', '\t', '\u007f', '\u0085', '\u2028', '\ufeff'],
  ...['\u202eabc', '\ud800', '\udc00x', '𝔘𝔫', 'e\u0301', '热', '１２', 'İ', 'ß', '\u00a0'],
  ...['(a+)+$', '^(([a-z])+.)+[A-Z]([a-z])+$', `${'a'.repeat(40)}!`, '.*.*.*.*.*x', '[', '('],
  ...['$.a[?(@.b)]', '{{7*7}}', '${7*7}', '<script>alert(1)</script>', '../../etc/passwd', '%s%n'],
  ...['true', 'null', '~', 'NaN', '.inf', '0x10', '0o7', '1e400', '-0', '1_000', '2024-13-45'],
  ...['missing', 'any', 'ever', 'else', 'fact', 'customer', '9007199254740993', '=cmd|A1'],
  ...['x'.repeat(2_000), 'x'.repeat(2_001), '字'.repeat(700), ' '.repeat(500), '\n'.repeat(200)],
];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...TROUBLE) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
);

/** Any value that JSON can write, keys of prototypes among them. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: hostileText },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [{}]) },
  {
    weight: 1,
    arbitrary: fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.maxSafeInteger(),
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('__proto__', 'constructor', 'prototype'), hostileText).map(
      // JSON.parse makes an own property of `__proto__`, which a literal would not.
      ([key, text]): unknown =>
        JSON.parse(`{${JSON.stringify(key)}: {"x": ${JSON.stringify(text)}}}`),
    ),
  },
);
