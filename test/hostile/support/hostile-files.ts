import fc from 'fast-check';
import { hostileText, hostileValue } from './hostile-texts.js';
import { SEEDS } from './seed-definitions.js';

/** A kind of hostile file; which kinds were drawn is counted, so that none is forgotten. */
export interface HostileFile {
  readonly kind: string;
  readonly text: string;
  readonly [fc.toStringMethod]: () => string;
}

type Body = Record<string, unknown>;

const words = { zh: '名', en: 'N' };
const size = (max: number) => fc.integer({ min: 1, max });
const file = (kind: string, text: fc.Arbitrary<string>) =>
  text.map((each): HostileFile => ({
    kind,
    text: each,
    // A failing file may be a megabyte; its beginning and the seed are enough to find it again.
    [fc.toStringMethod]: () => `${kind}, ${each.length} characters: ${each.slice(0, 300)}`,
  }));
const join = (bodies: readonly unknown[]) =>
  bodies.map((each) => JSON.stringify(each)).join('\n---\n');

/** A well-formed definition with one to three places overwritten, beside the facts that it reads. */
const mutated = fc
  .tuple(
    fc.constantFrom(...SEEDS),
    fc.array(fc.tuple(fc.nat(), fc.option(hostileValue), fc.boolean(), hostileText), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([seed, changes]) => {
    const body = structuredClone(seed.body);
    for (const [where, value, isKey, key] of changes) overwrite(body, where, value, isKey, key);
    return join([...seed.beside, body]);
  });

function overwrite(body: Body, where: number, value: unknown, isKey: boolean, key: string): void {
  const holders = holdersOf(body);
  const holder = holders[where % holders.length] ?? body;
  const keys = Object.keys(holder);
  const spot = isKey ? key : (keys[where % Math.max(1, keys.length)] ?? key);
  Object.defineProperty(holder, spot, {
    // A copy: what was drawn once may be put into itself.
    value: JSON.parse(JSON.stringify(value)) as unknown,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}

function holdersOf(value: unknown): Body[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value as Body, ...Object.values(value).flatMap(holdersOf)];
}

/** Texts where the parser takes any text: what is accepted goes on to SQL. */
const accepted = fc.tuple(hostileText, hostileText, hostileText).map(([a, b, c]) => {
  const fact = {
    ...{ fact: 'f', name: { zh: a, en: b }, group: 'basic', subject: 'customer', owner: c },
    ...{ pii: 'none', type: 'integer' },
    measure: {
      count: {},
      from: 'visit',
      where: {
        any: [
          { column: 'note', operator: 'in', value: [a, b] },
          { column: 'note', operator: 'notEqual', value: c },
        ],
      },
    },
  };
  const tag = {
    ...{ tag: 't', name: words, category: a, subject: 'customer', kind: 'rule', type: 'text' },
    ...{ owner: b, purpose: { zh: a, en: c }, legalBasis: 'consent', meaning: words },
    cases: [{ when: { fact: 'f', operator: 'greaterThan', value: 3 }, value: b }],
    ...{ else: c, unknown: a, examples: [{ given: { f: 4 }, expect: b }] },
  };
  return join([fact, tag]);
});

const deep = fc.oneof(
  size(200_000).map((depth) => '['.repeat(depth)),
  size(100_000).map((depth) => '{a: '.repeat(depth)),
  size(20_000).map((depth) => '- '.repeat(depth)),
  size(20_000).map((depth) => '? '.repeat(depth)),
  size(700).map((depth) =>
    Array.from({ length: depth }, (_, n) => `${' '.repeat(n)}a:`).join('\n'),
  ),
  size(700).map((depth) => Array.from({ length: depth }, (_, n) => `${' '.repeat(n)}-`).join('\n')),
  size(3_000)
    .map((depth) => `${'{"not": '.repeat(depth)}1${'}'.repeat(depth)}`)
    .map(ruleOf),
  size(300)
    .map((depth) => `${'{"all": ['.repeat(depth)}1${']}'.repeat(depth)}`)
    .map(ruleOf),
);

function ruleOf(when: string): string {
  return `{"tag": "t", "name": {"zh": "a", "en": "b"}, "category": "c", "subject": "customer", "kind": "rule", "type": "boolean", "owner": "o", "purpose": {"zh": "a", "en": "b"}, "legalBasis": "consent", "meaning": {"zh": "a", "en": "b"}, "else": false, "cases": [{"value": true, "when": ${when}}]}`;
}

const huge = fc.oneof(
  size(60_000).map((count) => `fact: f\nname: [${'1,'.repeat(count)}]`),
  size(60_000).map((count) => Array.from({ length: count }, (_, n) => `k${n}: 1`).join('\n')),
  size(60_000).map((count) => '---\n'.repeat(count)),
  size(20_000).map((count) => '--- x\n'.repeat(count)),
  size(10_000).map((count) =>
    Array.from({ length: count }, (_, n) => `fact: f${n}`).join('\n---\n'),
  ),
  size(500_000).map((count) => `# ${'x'.repeat(count)}`),
  size(500_000).map((count) => `fact: "${' '.repeat(count)}"`),
  size(100_000).map((count) => `fact: >\n${'  x\n'.repeat(count)}`),
  size(100_000).map((count) => `a: |\n${'\n'.repeat(count)}`),
  fc.tuple(size(500), size(500)).map(([cases, leaves]) => wideRule(cases, leaves)),
);

/** Many cases of many leaves over few facts: the most that an analysis is asked. */
function wideRule(cases: number, leaves: number): string {
  const perCase = Math.max(1, Math.min(leaves, Math.floor(1_800 / cases)));
  const whens = Array.from({ length: cases }, (_, at) => {
    const parts = Array.from({ length: perCase }, (_each, n) =>
      JSON.stringify({
        fact: `f${String((at * 7 + n) % 40)}`,
        operator: n % 2 === 0 ? 'notEqual' : 'lessThan',
        value: at + n,
      }),
    );
    return `{"value": ${String(at)}, "when": {"all": [${parts.join(', ')}]}}`;
  });
  const rule = ruleOf('1').replace('"boolean"', '"integer"').replace('"else": false', '"else": 0');
  const tag = rule.replace(/"cases": \[.*\]/s, `"cases": [${whens.join(', ')}]`);
  const facts = Array.from({ length: 40 }, (_, n) => ({
    ...{ fact: `f${String(n)}`, name: words, group: 'basic', subject: 'customer', type: 'integer' },
    ...{ owner: 'o', pii: 'none', measure: { count: {}, from: 'visit' } },
  }));
  return `${join(facts)}\n---\n${tag}`;
}

const aliases = fc.oneof(
  size(40).map((levels) =>
    [
      'a0: &a0 [x, x, x, x, x, x, x, x, x]',
      ...Array.from(
        { length: levels },
        (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n}, `.repeat(9)}]`,
      ),
    ].join('\n'),
  ),
  fc.constant('a: &a [*a]'),
  fc.constant('a: &a {<<: *a}'),
  fc.constant('fact: &f f\nname: {zh: *f, en: *f}\n<<: {type: integer}'),
  size(20_000).map((count) => `a: &a x\nb: [${'*a, '.repeat(count)}]`),
  size(20_000).map((count) =>
    Array.from({ length: count }, (_, n) => `&a${n} k${n}: 1`).join('\n'),
  ),
);

const odd = fc.oneof(
  hostileText.map((text) => `!!js/function ${JSON.stringify(text)}`),
  hostileText.map((text) => `fact: !<tag:${text}> x`),
  hostileText.map((text) => `%YAML ${text}\n---\nfact: f`),
  fc.constantFrom(
    ...['!!binary x', '!!set {a, b}', '!!omap [a: 1]', '!!timestamp 2024-01-01', '!!float x'],
    ...[
      '? [a, b]\n: c',
      '? {a: b}\n: c',
      '\ufefffact: f',
      'fact: f\r\n\tname: x',
      '\t- a',
      '...\n...',
    ],
    ...[
      'fact: f\nfact: g',
      '? \n: ',
      ': ',
      '- - - -',
      '&',
      '*',
      '!',
      '%',
      '@',
      '`',
      '|',
      '>',
      '|9999',
    ],
    ...[
      '"\\x00"',
      '"\\ud800"',
      '"\\U00110000"',
      "'",
      '"',
      '{',
      '}',
      '[',
      ']',
      ',',
      '#',
      '--- >',
      '',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({
    unit: fc.constantFrom(...Array.from('[]{}:,-?&*!|>%@`\'"# \n\tab1')),
    maxLength: 400,
  }),
  fc.array(hostileText, { maxLength: 20 }).map((lines) => lines.join('\n')),
  fc
    .array(fc.tuple(hostileText, hostileValue), { maxLength: 10 })
    .map((pairs) =>
      pairs.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join('\n'),
    ),
);

/** Files that someone who means harm, or a broken program, would hand over. */
export const hostileFile: fc.Arbitrary<HostileFile> = fc.oneof(
  { weight: 40, arbitrary: file('mutated', mutated) },
  { weight: 20, arbitrary: file('accepted', accepted) },
  { weight: 20, arbitrary: file('odd', odd) },
  { weight: 8, arbitrary: file('deep', deep) },
  { weight: 6, arbitrary: file('huge', huge) },
  { weight: 6, arbitrary: file('aliases', aliases) },
);
