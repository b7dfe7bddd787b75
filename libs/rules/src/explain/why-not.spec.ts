import { describe, expect, it } from '@jest/globals';
import type { TagDefinition } from '../ast/tag-definition.js';
import type { FactValue } from '../ast/value.js';
import { parseDefinitions } from '../parse/parse-definitions.js';
import type { Obstacle } from './obstacle.js';
import { readWanted } from './wanted.js';
import { whyNot, type WhyNot } from './why-not.js';

const name = { zh: '名', en: 'Name' };
const column = (code: string) => ({
  code,
  name,
  type: { kind: 'integer' } as const,
  required: false,
  pii: 'none' as const,
  meaning: name,
});
const FACTS = ['a', 'b', 'c'];
const catalog = {
  datasets: new Map([
    [
      'customer',
      {
        dataset: 'customer',
        name,
        entity: true,
        personal: false,
        key: ['customer_id'],
        columns: FACTS.map(column),
      },
    ],
  ]),
  codeLists: new Map([
    ['tier', { list: 'tier', name, codes: ['G', 'S', 'B'].map((code) => ({ code, name })) }],
  ]),
};
const fact = (code: string) =>
  `{ fact: ${code}, name: {zh: ${code}, en: ${code}}, group: work, subject: customer, type: integer, owner: o, pii: none, attribute: {from: customer, column: ${code}} }`;
const head =
  'tag: t\nname: {zh: 名, en: N}\ncategory: c\nsubject: customer\nowner: o\npurpose: {zh: 名, en: N}\nlegalBasis: consent\nmeaning: {zh: 名, en: N}\n';

function tagOf(body: string): TagDefinition {
  const text = [...FACTS.map(fact), head + body].join('\n---\n');
  const { set, diagnostics } = parseDefinitions([{ file: 'f.yaml', text }], catalog);
  const tag = set.tags.get('t');
  if (tag === undefined) throw new Error(JSON.stringify(diagnostics));
  return tag;
}

function asked(body: string, wanted: string, given: Record<string, FactValue>): WhyNot {
  const tag = tagOf(body);
  const values = new Map(Object.entries(given));
  return whyNot(tag, readWanted(wanted, tag.type, catalog), values, null);
}

/** `a>` must hold, `!a>` must not; lists of all or any of them. */
function shape(obstacle: Obstacle | null): unknown {
  if (obstacle === null) return null;
  if (obstacle.kind !== 'leaf') return { [obstacle.kind]: obstacle.parts.map(shape) };
  return `${obstacle.mustHold ? '' : '!'}${obstacle.leaf.reference.code}`;
}

const TIERS = `kind: rule
type: code
list: tier
cases:
  - { when: {fact: a, operator: greaterThan, value: 10}, value: G }
  - when: {all: [{fact: b, operator: greaterThan, value: 10}, {not: {fact: c, operator: equal, value: 0}}]}
    value: S
else: B
unknown: missing`;

describe('whyNot', () => {
  it('names the comparisons that fail, and the earlier case that wins first', () => {
    const { given, routes } = asked(TIERS, 'S', { a: 11, b: 5, c: 0 });
    expect(given).toBe(false);
    expect(routes).toMatchObject([{ from: 'case', index: 1, value: 'S' }]);
    const [first, second] = routes[0]?.steps ?? [];
    expect(first).toMatchObject({ index: 0, state: 'true', needed: 'else', winsWith: 'G' });
    expect(shape(first?.obstacle ?? null)).toBe('!a');
    expect(second).toMatchObject({ index: 1, state: 'false', needed: 'then' });
    expect(shape(second?.obstacle ?? null)).toEqual({ all: ['b', '!c'] });
  });

  it('does not let an earlier case that cannot be decided stand in the way', () => {
    const [route] = asked(TIERS, 'S', { b: 5, c: 1 }).routes;
    expect(route?.steps).toMatchObject([{ index: 1, needed: 'then' }]);
  });

  it('asks every case to be FALSE for the value of `else`, an undecided one too', () => {
    const [route] = asked(TIERS, 'B', { b: 11, c: 1 }).routes;
    expect(route?.from).toBe('else');
    expect(route?.steps.map(({ state, obstacle }) => [state, shape(obstacle)])).toEqual([
      ['unknown', '!a'],
      ['true', { any: ['!b', 'c'] }],
    ]);
  });

  it('says that the value is given, and finds no way to a value that no case gives', () => {
    expect(asked(TIERS, 'G', { a: 11 })).toMatchObject({ given: true, routes: [] });
    const yes = `kind: rule\ntype: boolean\ncases: [{when: {fact: a, operator: isPresent}, value: true}]\nelse: true`;
    expect(asked(yes, 'false', { a: 1 })).toMatchObject({ given: false, routes: [] });
  });

  it('asks a rule that collects for one code, whatever other cases hold', () => {
    const collect = `kind: rule
type: codes
list: tier
collect: true
cases:
  - { when: {fact: a, operator: greaterThan, value: 10}, value: G }
  - { when: {fact: b, operator: greaterThan, value: 10}, value: S }
else: []`;
    expect(asked(collect, 'G', { a: 11, b: 0 }).given).toBe(true);
    const [route] = asked(collect, 'S', { a: 11, b: 0 }).routes;
    expect(route?.steps.map(({ obstacle }) => shape(obstacle))).toEqual(['b']);
  });

  it('shows the turns that each way through a tree needs', () => {
    const tree = `kind: tree
type: code
list: tier
tree:
  if: {fact: a, operator: greaterThan, value: 10}
  then: { if: {fact: b, operator: greaterThan, value: 10}, then: G, else: S }
  else: { if: {fact: c, operator: greaterThan, value: 10}, then: G, else: B }
unknown: missing`;
    const { routes } = asked(tree, 'G', { a: 1, b: 11, c: 1 });
    const turns = routes.map(({ steps }) =>
      steps.map(({ index, needed, obstacle }) => [index, needed, shape(obstacle)]),
    );
    expect(turns).toEqual([[[0, 'then', 'a']], [[1, 'then', 'c']]]);
  });

  it('tells the distance in points to each band, and inputs without which there is no score', () => {
    const card = `kind: scorecard
type: code
list: tier
inputs:
  - {fact: a, bins: [{when: {greaterThan: 10}, points: 30}], otherwise: 0}
  - {fact: b, bins: [{when: {greaterThan: 10}, points: 40}], otherwise: 5}
bands: [{below: 20, value: B}, {below: 60, value: S}, {value: G}]`;
    expect(asked(card, 'G', { a: 11, b: 0 }).routes).toMatchObject([
      { from: 'band', index: 2, points: { sum: 35, from: 60, below: null, distance: 25 } },
    ]);
    expect(asked(card, 'B', { a: 11, b: 0 }).routes).toMatchObject([
      { points: { from: null, below: 20, distance: -16 } },
    ]);
    expect(asked(card, 'G', { a: 11 }).routes).toMatchObject([
      { points: { sum: null, distance: null, missing: [{ kind: 'fact', code: 'b' }] } },
    ]);
  });

  it('takes a stretch of numbers for a score without bands', () => {
    const score = `kind: scorecard
type: integer
inputs: [{fact: a, bins: [{when: {greaterThan: 10}, points: 30}], otherwise: 5}]`;
    expect(asked(score, '20..40', { a: 0 }).routes).toMatchObject([{ points: { distance: 15 } }]);
    expect(asked(score, '..5', { a: 0 }).given).toBe(true);
  });

  it('counts points before bounds cut them off, and as points where bands are of a probability', () => {
    const bounded = `kind: scorecard
type: code
list: tier
inputs: [{fact: a, bins: [{when: {greaterThan: 10}, points: 150}], otherwise: 0}]
clamp: {min: 0, max: 100}
bands: [{below: 50, value: B}, {below: 101, value: S}, {value: G}]`;
    expect(asked(bounded, 'B', { a: 11 }).routes).toMatchObject([
      { points: { sum: 150, from: null, below: 50, distance: -101 } },
    ]);
    expect(asked(bounded, 'G', { a: 11 }).routes).toEqual([]);
    const logistic = `kind: scorecard
type: boolean
weightScale: 1
link: logistic
scoreScale: 3
constant: -1
inputs: [{fact: a, bins: [{when: {greaterThan: 10}, points: 3.0}], otherwise: 0}]
bands: [{below: 0.5, value: false}, {value: true}]`;
    expect(asked(logistic, 'true', { a: 1 }).routes).toMatchObject([
      { points: { sum: -10, from: 0, below: null, distance: 10 } },
    ]);
  });

  it('names what would have to be missing for a value that stands for not knowing', () => {
    const cases = TIERS.replace('unknown: missing', 'unknown: S').replace('value: S', 'value: G');
    expect(asked(cases, 'S', { a: 1, b: 1, c: 1 }).routes).toMatchObject([
      { from: 'unknown', steps: [], whenMissing: [{ code: 'a' }, { code: 'b' }] },
    ]);
    expect(asked(cases, 'S', { a: 11, b: 11, c: 1 }).routes).toMatchObject([
      {
        from: 'unknown',
        steps: [
          { index: 0, needed: 'unknown', obstacle: null, winsWith: 'G' },
          { index: 1, needed: 'unknown', obstacle: null, winsWith: 'G' },
        ],
        whenMissing: [],
      },
    ]);
    const card = `kind: scorecard
type: integer
inputs:
  - {fact: a, bins: [{when: {greaterThan: 10}, points: 30}], otherwise: 0}
  - {fact: b, bins: [{when: {greaterThan: 10}, points: 30}], otherwise: 0, missing: 1}`;
    expect(asked(card, 'missing', { a: 1, b: 1 }).routes).toMatchObject([
      { from: 'unknown', whenMissing: [{ code: 'a' }] },
    ]);
    const tree = `kind: tree
type: code
list: tier
tree: { if: {fact: a, operator: greaterThan, value: 10}, then: G, else: B, unknown: S }`;
    expect(asked(tree, 'S', { a: 1 }).routes).toMatchObject([
      { from: 'leaf', steps: [{ needed: 'unknown' }], whenMissing: [{ code: 'a' }] },
    ]);
  });

  it('names the fact that a tag shows as it is', () => {
    expect(asked('kind: value\ntype: integer\nvalue: {fact: a}', '5..9', { a: 1 }).routes).toEqual([
      { from: 'input', index: null, value: 5, steps: [], input: { kind: 'fact', code: 'a' } },
    ]);
  });
});

describe('readWanted', () => {
  it.each([
    ['X', { kind: 'code', list: 'tier' }],
    ['1.5', { kind: 'integer' }],
    ['5..1', { kind: 'integer' }],
    ['..', { kind: 'integer' }],
    ['1..2..3', { kind: 'integer' }],
    ['99999999999999999999', { kind: 'integer' }],
    ['0.123', { kind: 'decimal', scale: 2 }],
    ['yes', { kind: 'boolean' }],
    ['2026-02-30', { kind: 'date' }],
    ['', { kind: 'codes', list: 'no_such' }],
  ] as const)('refuses %j', (text, type) => {
    expect(() => readWanted(text, type, catalog)).toThrow(
      expect.objectContaining({ code: 'wanted_unreadable' }),
    );
  });

  it('reads what each type has', () => {
    expect(readWanted('0.5..', { kind: 'decimal', scale: 2 }, catalog)).toEqual({
      kind: 'band',
      from: 50,
      to: null,
    });
    expect(readWanted('missing', { kind: 'boolean' }, catalog)).toEqual({
      kind: 'value',
      value: null,
    });
  });
});
