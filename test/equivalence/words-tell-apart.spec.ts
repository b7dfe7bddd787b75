import {
  OPERATOR_NAMES,
  parseDefinitions,
  wordsOf,
  type CatalogView,
  type DefinitionSet,
} from '@tagwright/rules';
import { describe, expect, it } from '@jest/globals';
import { smallCatalog } from './support/small-catalog.js';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type Sketch = Readonly<Record<string, Json>>;

const words = (code: string) => ({ zh: code, en: code });
const fact = (code: string, rest: Sketch): Sketch => {
  const common = { name: words(code), group: 'basic', subject: 'customer', owner: 'o' };
  return { fact: code, ...common, pii: 'none', ...rest };
};
const tag = (code: string, rest: Sketch): Sketch => {
  const texts = { purpose: words(code), legalBasis: 'consent', meaning: words(code) };
  return {
    tag: code,
    name: words(code),
    category: 'c',
    subject: 'customer',
    owner: 'o',
    ...texts,
    ...rest,
  };
};
const column = (code: string, type: string, more: Sketch = {}) =>
  fact(code, { type, attribute: { from: 'customer', column: code }, ...more });
const measure = (code: string, type: string, own: Sketch, more: Sketch = {}) =>
  fact(code, { type, measure: { from: 'visit', ...own }, ...more });
const own = (code: string, type: string, of: string, more: Sketch = {}) =>
  fact(code, { subject: of, type, attribute: { from: of, column: code.slice(3) }, ...more });
const leaf = (code: string, operator: string, value?: Json): Sketch => {
  return { fact: code, operator, ...(value !== undefined && { value }) };
};
const at = (code: string, operator: string, value: Json): Sketch => {
  return { column: code, operator, value };
};
const rule = (code: string, when: Json, more: Sketch = {}) =>
  tag(code, {
    kind: 'rule',
    type: 'boolean',
    cases: [{ when, value: true }],
    else: false,
    ...more,
  });
const grade = { type: 'code', list: 'grade' };

/** The small catalog, in which each name is unlike every other and unlike the code. */
const catalog: CatalogView = {
  datasets: new Map(
    [...smallCatalog.datasets].map(([code, view]) => [
      code,
      {
        ...view,
        name: words(`dataset ${code}`),
        columns: view.columns.map((each) => ({ ...each, name: words(`column ${each.code}`) })),
      },
    ]),
  ),
  codeLists: new Map(
    [...smallCatalog.codeLists].map(([list, view]) => [
      list,
      { ...view, codes: view.codes.map(({ code }) => ({ code, name: words(`label ${code}`) })) },
    ]),
  ),
};

/** What the others look at. */
const INPUTS: readonly Sketch[] = [
  column('points', 'integer'),
  column('due', 'date'),
  column('seen', 'timestamp'),
  column('note', 'text'),
  column('flag', 'boolean'),
  column('grade', 'code', { list: 'grade' }),
  own('v__points', 'integer', 'vehicle'),
  own('v__flag', 'boolean', 'vehicle'),
  own('v__due', 'date', 'vehicle'),
  own('l__points', 'integer', 'lead'),
  own('l__flag', 'boolean', 'lead'),
  measure('visits', 'integer', { count: {}, where: at('grade', 'equal', 'A') }),
];

/** At least one definition for every part that a sentence is made of. */
const DEFINITIONS: readonly Sketch[] = [
  measure('lately', 'integer', { count: {}, window: { last: { months: 3 } } }),
  measure('once', 'boolean', {
    exists: {},
    window: { between: { from: { days: 9 }, to: { days: 2 } } },
  }),
  measure('spent', 'decimal', { sum: 'amount', window: 'monthToDate', on: 'due' }, { scale: 2 }),
  measure('gap', 'integer', { lastGap: { minEvents: 3 }, window: { since: 'due' } }),
  measure('top', 'code', { mode: 'grade' }, { list: 'grade' }),
  measure(
    'part',
    'decimal',
    { share: at('grade', 'equal', 'A'), where: at('note', 'equal', 'a') },
    { scale: 2 },
  ),
  measure('trend', 'integer', {
    trend: { of: { count: {} }, as: 'difference' },
    window: { last: { months: 6 } },
  }),
  measure(
    'ratio',
    'decimal',
    { ratio: { of: { sum: 'points', where: at('note', 'startsWith', 'A') }, to: { count: {} } } },
    { scale: 2 },
  ),
  fact('followed', {
    type: 'integer',
    sequence: {
      first: { from: 'visit', where: at('points', 'greaterThan', 3), on: 'due' },
      then: { from: 'click', where: at('grade', 'in', ['A', 'B']), on: 'due' },
      within: { days: 30 },
      sameDay: true,
      window: 'previousYear',
      result: 'count',
    },
  }),
  fact('derived', {
    type: 'integer',
    derived: { add: [{ fact: 'points' }, { multiply: [{ fact: 'visits' }, 2] }] },
    when: leaf('due', 'isPresent'),
  }),
  fact('years', { type: 'integer', derived: { age: { fact: 'due' } } }),
  fact('apart', { type: 'integer', derived: { daysBetween: [{ fact: 'due' }, { fact: 'due' }] } }),
  fact('cars', {
    type: 'integer',
    rollup: { of: 'vehicle', fact: 'v__flag', pick: 'count', none: 0 },
  }),
  fact('all_cars', { type: 'integer', rollup: { of: 'vehicle', pick: 'count', none: 1 } }),
  fact('known_cars', {
    type: 'integer',
    rollup: { of: 'vehicle', fact: 'v__points', pick: 'count' },
  }),
  fact('km', {
    type: 'integer',
    rollup: {
      of: 'vehicle',
      fact: 'v__points',
      where: leaf('v__flag', 'equal', true),
      pick: { newest: 'v__due' },
      none: 3,
    },
  }),
  rule('numbers', {
    any: [
      leaf('points', 'greaterThan', 3),
      { all: [leaf('points', 'between', [1, 2]), { not: leaf('flag', 'equal', true) }] },
    ],
  }),
  rule('texts', {
    all: [
      leaf('note', 'equal', 'A'),
      leaf('note', 'startsWith', 'A'),
      leaf('grade', 'startsWith', 'A'),
      leaf('grade', 'matches', 'A'),
    ],
  }),
  rule('listed', leaf('note', 'in', ['a', 'b'])),
  rule('joined', leaf('note', 'in', ['a, b'])),
  rule('times', {
    all: [
      leaf('due', 'withinLast', { days: 30 }),
      leaf('seen', 'withinNext', { weeks: 1 }),
      leaf('due', 'anniversaryWithin', { days: 0 }),
    ],
  }),
  tag('many', {
    kind: 'rule',
    type: 'codes',
    list: 'grade',
    cases: [{ when: leaf('points', 'equal', 1), value: ['A', 'B'] }],
    collect: true,
    unknown: [],
  }),
  tag('spelled', {
    kind: 'rule',
    type: 'text',
    cases: [
      { when: leaf('points', 'equal', 1), value: 'missing' },
      { when: leaf('points', 'equal', 2), value: 'yes' },
    ],
    else: 'no',
    unknown: 'missing',
  }),
  tag('table', {
    kind: 'table',
    ...grade,
    inputs: [{ fact: 'points' }, { fact: 'note' }],
    rows: [
      { when: [{ lessThan: 3 }, { equal: 'a' }], value: 'A' },
      { when: [{ greaterThan: 3 }, 'any'], value: 'B' },
    ],
    hitPolicy: 'unique',
    else: 'C',
  }),
  tag('score', {
    kind: 'scorecard',
    ...grade,
    constant: 1,
    inputs: [
      { fact: 'points', bins: [{ when: { lessThan: 3 }, points: 2 }], otherwise: 4, missing: 5 },
    ],
    clamp: { min: 0, max: 9 },
    bands: [{ below: 3, value: 'A' }, { value: 'B' }],
    unknown: 'C',
  }),
  tag('chance', {
    kind: 'scorecard',
    type: 'decimal',
    scale: 2,
    weightScale: 2,
    link: 'logistic',
    constant: 0.5,
    inputs: [{ fact: 'points', bins: [{ when: { lessThan: 3 }, points: 0.25 }], otherwise: 0 }],
  }),
  tag('tree', {
    kind: 'tree',
    ...grade,
    tree: {
      if: leaf('points', 'equal', 1),
      then: 'A',
      else: { if: leaf('flag', 'equal', true), then: 'B', else: 'C', unknown: 'A' },
    },
    unknown: 'B',
  }),
  tag('shown', { kind: 'value', type: 'integer', value: { fact: 'points' } }),
  tag('income', {
    kind: 'imported',
    ...grade,
    imported: { label: 'income', provider: 'a', minConfidence: 0.5, maxAge: { months: 6 } },
  }),
];

/** What has no part in what a definition computes, or gives its type. */
const HEAD = [
  ...['fact', 'tag', 'name', 'group', 'subject', 'owner', 'pii', 'type', 'list', 'scale', 'kind'],
  ...['category', 'purpose', 'legalBasis', 'meaning'],
];
/** Words that may stand in one another's place. */
const FAMILIES: readonly (readonly string[])[] = [
  OPERATOR_NAMES,
  ['days', 'weeks', 'months', 'years'],
  ['sum', 'min', 'max', 'avg', 'median', 'distinct', 'first', 'last', 'mode'],
  ['lastGap', 'medianGap', 'avgGap', 'maxGap'],
  ['count', 'exists', 'lastDate'],
  ['add', 'subtract', 'multiply', 'divide', 'coalesce'],
  ['age', 'daysSince', 'daysUntil', 'monthsSince', 'yearsSince'],
  ['daysBetween', 'monthsBetween', 'yearsBetween'],
  ['then', 'without'],
  ['last', 'next'],
  ['difference', 'ratio'],
  ['any', 'all', 'not', 'missing'],
  ['first', 'unique', 'collect'],
  ['day', 'due', 'seen', 'at', 'amount', 'points', 'rate', 'grade', 'note', 'flag'],
  ['points', 'visits', 'due', 'many', 'note', 'flag', 'grade', 'missing'],
  ['v__points', 'v__flag', 'v__due'],
  ['visit', 'click', 'customer'],
  ['vehicle', 'lead'],
  ['monthToDate', 'previousMonth', 'previousYear', 'yearToDate', 'ever'],
  ['A', 'B', 'a', 'missing', 'yes'],
  ['income', 'hobby'],
];

const others = (word: string) =>
  [...new Set(FAMILIES.filter((each) => each.includes(word)).flat())].filter(
    (each) => each !== word,
  );

/** Every way to change one place of a document a little. */
function changed(value: Json, isTop = false): Json[] {
  if (typeof value === 'number') return [value + 1];
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'string') return others(value);
  if (value === null) return [];
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    return items.flatMap((item, index) => [
      items.filter((_, each) => each !== index),
      ...changed(item).map((other) => items.with(index, other)),
    ]);
  }
  const entries = Object.entries(value as Sketch);
  return entries.flatMap(([key, member], index) => {
    if (isTop && HEAD.includes(key)) return [];
    const put = (...entry: [string, Json][]) =>
      Object.fromEntries(entries.toSpliced(index, 1, ...entry));
    return [
      put(),
      ...others(key).map((other) => put([other, member])),
      ...changed(member).map((other) => put([key, other])),
    ];
  });
}

function parsed(definitions: readonly Sketch[]): DefinitionSet | undefined {
  const text = definitions.map((each) => JSON.stringify(each)).join('\n---\n');
  const { set, diagnostics } = parseDefinitions([{ file: 'f.yaml', text }], catalog);
  return diagnostics.length === 0 ? set : undefined;
}

/** What a definition computes, as data, and its sentences. */
function meaningOf(set: DefinitionSet, code: string) {
  const [ofFact, ofTag] = [set.facts.get(code), set.tags.get(code)];
  const definition = ofFact ?? ofTag;
  if (definition === undefined) throw new RangeError(code);
  const { zh, en } = wordsOf(definition, catalog, set);
  return { computed: JSON.stringify(ofFact?.source ?? ofTag?.rule), zh, en };
}

function codeOf({ fact: ofFact, tag: ofTag }: Sketch): string {
  const code = ofFact ?? ofTag;
  if (typeof code !== 'string') throw new RangeError('A definition without a code.');
  return code;
}

describe('the words of a definition', () => {
  it.each([...INPUTS, ...DEFINITIONS].map((each) => [codeOf(each), each] as const))(
    'tell it from every definition that computes another thing: %s',
    (code, definition) => {
      const inputs = INPUTS.filter((each) => each.fact !== code);
      const before = parsed([...inputs, definition]);
      if (before === undefined) throw new RangeError(code);
      const was = meaningOf(before, code);
      const alike = changed(definition, true).flatMap((other) => {
        const set = parsed([...inputs, other as Sketch]);
        const is = set === undefined ? was : meaningOf(set, code);
        const isTold = is.computed === was.computed || (is.zh !== was.zh && is.en !== was.en);
        return isTold ? [] : [{ is: is.computed, was: was.computed, words: [is.zh, is.en] }];
      });
      expect(alike).toEqual([]);
    },
  );

  it('tell one text from two', () => {
    const set = parsed([...INPUTS, ...DEFINITIONS]);
    const [listed, joined] = ['listed', 'joined'].map((code) => set && meaningOf(set, code).en);
    expect(listed).not.toBe(joined);
  });
});
