import { describe, expect, it } from '@jest/globals';
import { explainTag } from '../explain/explain-tag.js';
import { checkExamples } from '../evaluate/check-examples.js';
import type { TagDefinition } from '../ast/tag-definition.js';
import type { FactValue } from '../ast/value.js';
import type { CatalogView, ColumnView, ValueType } from '../catalog-view.js';
import { classifyChange } from '../versions/classify-change.js';
import { definitionHash } from '../versions/definition-hash.js';
import { wordsOf } from '../wording/words-of.js';
import { parseDefinitions } from './parse-definitions.js';

const name = { zh: '名', en: 'Name' };
const column = (code: string, type: ValueType): ColumnView => {
  return { code, name, type, required: false, pii: 'none', meaning: name };
};
const TYPES: Readonly<Record<string, ValueType>> = {
  age: { kind: 'integer' },
  km: { kind: 'decimal', scale: 1 },
  stage: { kind: 'code', list: 'stage' },
  note: { kind: 'text' },
  born: { kind: 'date' },
  seen: { kind: 'timestamp' },
};
const codes = (list: string, ...all: string[]) =>
  [
    list,
    { list, name, codes: all.map((code) => ({ code, name: { zh: code, en: code } })) },
  ] as const;
const dataset = (code: string, columns: ColumnView[], entity: boolean) =>
  [code, { dataset: code, name, entity, personal: false, key: ['customer_id'], columns }] as const;
const customerId = column('customer_id', { kind: 'id', of: 'customer' });
const catalog: CatalogView = {
  datasets: new Map([
    dataset(
      'customer',
      [customerId, ...Object.entries(TYPES).map((each) => column(...each))],
      true,
    ),
    dataset(
      'imported_label',
      [
        customerId,
        column('label', { kind: 'code', list: 'imported_label' }),
        column('value', { kind: 'text' }),
        column('confidence', { kind: 'decimal', scale: 4 }),
      ],
      false,
    ),
  ]),
  codeLists: new Map([codes('stage', 'A', 'B', 'C'), codes('imported_label', 'income')]),
};

const facts = Object.entries(TYPES).map(([code, { kind, ...more }]) => {
  const type = JSON.stringify({ type: kind, ...more }).slice(1, -1);
  return `{ fact: ${code}, name: {zh: ${code}, en: ${code}}, group: basic, subject: customer, owner: o, pii: none, ${type}, attribute: {from: customer, column: ${code}} }`;
});
const head = `tag: t
name: {zh: 名, en: N}
category: c
subject: customer
owner: o
purpose: {zh: 名, en: N}
legalBasis: consent
meaning: {zh: 名, en: N}
`;

function parse(body: string) {
  const text = [...facts, `${head}${body}`].join('\n---\n');
  return parseDefinitions([{ file: 'f.yaml', text }], catalog);
}
function findings(body: string): string[] {
  return parse(body).diagnostics.map(({ code, path }) => `${code} ${path ?? ''}`.trim());
}
function tagOf(body: string): TagDefinition {
  const { set, diagnostics } = parse(body);
  const tag = set.tags.get('t');
  if (tag === undefined) throw new Error(JSON.stringify(diagnostics));
  return tag;
}
const valueOf = (body: string, given: Record<string, FactValue>) =>
  explainTag(tagOf(body), new Map(Object.entries(given)), null).value;
const rule = (when: string, more = '') =>
  `kind: rule\ntype: boolean\ncases: [{when: ${when}, value: true}]\nelse: false\n${more}`;

describe('operands', () => {
  it.each([
    ['{fact: note, operator: matches, value: "a[b-"}', 'bad_pattern cases[0].when.value'],
    ['{fact: note, operator: matches, value: "^a"}', 'bad_pattern cases[0].when.value'],
    ['{fact: note, operator: startsWith, value: 5}', 'not_a_text cases[0].when.value'],
    [
      '{fact: note, operator: startsWith, value: "\\ud83d"}',
      'control_character cases[0].when.value',
    ],
    ['{fact: note, operator: endsWith, value: "a\\0"}', 'control_character cases[0].when.value'],
    [
      '{fact: age, operator: startsWith, value: a}',
      'operator_not_applicable cases[0].when.operator',
    ],
    ['{fact: born, operator: withinLast, value: 30}', 'not_a_mapping cases[0].when.value'],
    [
      '{fact: born, operator: withinLast, value: {days: 0}}',
      'not_a_whole_number cases[0].when.value.days',
    ],
    ['{fact: born, operator: withinNext, value: {hours: 1}}', 'unknown_length cases[0].when.value'],
    [
      '{fact: born, operator: anniversaryWithin, value: {months: 1}}',
      'unknown_length cases[0].when.value',
    ],
    [
      '{fact: born, operator: anniversaryWithin, value: {days: 366}}',
      'not_a_whole_number cases[0].when.value.days',
    ],
    [
      '{fact: seen, operator: anniversaryWithin, value: {days: 3}}',
      'operator_not_applicable cases[0].when.operator',
    ],
  ])('refuse %s', (when, finding) => {
    expect(findings(rule(when))).toEqual([finding]);
  });

  it('take texts for codes, whose beginnings need not be codes themselves', () => {
    const body = rule('{fact: stage, operator: startsWith, value: "3101"}');
    expect(findings(body)).toEqual([]);
  });
});

describe('parameters', () => {
  const body = (value: number, more = '') =>
    rule(
      '{fact: age, operator: greaterThan, value: {parameter: old}}',
      `parameters: {old: {name: {zh: 高龄, en: old age}, unit: years, default: ${value}}}\n${more}`,
    );

  it('stand for their default, and are called by their name', () => {
    expect(valueOf(body(60), { age: 61 })).toBe(true);
    const words = wordsOf(tagOf(body(60)), catalog);
    expect(words.en).toContain('is more than 60 (old age)');
    expect(words.zh).toContain('大于60（高龄）');
    const explained = explainTag(tagOf(body(60)), new Map([['age', 1]]), null);
    expect(explained).toMatchObject({
      cases: [{ when: { expected: { value: 60, parameters: [{ code: 'old', unit: 'years' }] } } }],
    });
  });

  it('change a threshold without touching the structure', () => {
    expect(classifyChange(tagOf(body(60)), tagOf(body(61)))).toBe('minor');
    const code = (value: string) =>
      tagOf(
        rule(
          '{fact: stage, operator: in, value: [A, {parameter: other}]}',
          `parameters: {other: {default: ${value}}}`,
        ),
      );
    expect(classifyChange(code('B'), code('C'))).toBe('minor');
  });

  it('compute the same as the literal that they take the place of', () => {
    const plain = tagOf(rule('{fact: age, operator: greaterThan, value: 60}'));
    expect(definitionHash(tagOf(body(60)))).toBe(definitionHash(plain));
    expect(classifyChange(plain, tagOf(body(60)))).toBe('patch');
  });

  it('may stand in ranges, cells, lengths and bands', () => {
    const when =
      '{all: [{fact: km, operator: between, value: [0.5, {parameter: most}]}, {fact: born, operator: withinLast, value: {days: {parameter: lately}}}]}';
    const declared =
      'parameters: {most: {type: decimal, scale: 1, default: 9.5}, lately: {default: 30}}';
    const tag = tagOf(rule(when, declared));
    expect(tag.parameters).toEqual([
      { code: 'most', type: { kind: 'decimal', scale: 1 }, value: 95 },
      { code: 'lately', type: { kind: 'integer' }, value: 30 },
    ]);
    expect(
      findings(`kind: scorecard
type: code
list: stage
inputs: [{fact: age, bins: [{when: {lessThan: {parameter: young}}, points: 5}], otherwise: 1}]
bands: [{below: {parameter: low}, value: A}, {value: B}]
parameters: {young: {default: 30}, low: {default: 3}}`),
    ).toEqual([]);
  });

  it.each([
    ['{parameter: odl}', '{old: {default: 1}}', 'unknown_parameter cases[0].when.value.parameter'],
    ['1', '{old: {default: 1}}', 'unused_parameter parameters.old'],
    ['{parameter: old}', '{old: {default: x}}', 'wrong_literal parameters.old.default'],
    ['{parameter: old}', '{old: {}}', 'missing_key parameters.old'],
    [
      '{parameter: old}',
      '{old: {type: date, default: 2026-01-01}}',
      'type_mismatch cases[0].when.value.parameter',
    ],
    ['1', '{Old: {default: 1}}', 'bad_code parameters.Old'],
  ])('report what is wrong: %s of %s', (value, declared, finding) => {
    const found = findings(
      rule(`{fact: age, operator: equal, value: ${value}}`, `parameters: ${declared}`),
    );
    expect(found).toContain(finding);
  });
});

describe('decision tables', () => {
  const table = (policy: string, ...rows: string[]) =>
    `kind: table\ntype: codes\nlist: stage\nhitPolicy: ${policy}\ninputs: [{fact: age}, {fact: stage}]\nrows: [${rows.join(', ')}]\nelse: missing`;
  const row = (age: string, stage: string, value = 'A') =>
    `{when: [${age}, ${stage}], value: ${value}}`;

  it('are unique when some cell keeps every two rows apart', () => {
    const rows = [
      row('{between: [0, 9]}', 'any'),
      row('{greaterThan: 9}', '{in: [A, B]}'),
      row('{greaterThan: 9}', '{notIn: [A, B]}'),
    ];
    expect(findings(table('unique', ...rows))).toEqual([]);
    expect(tagOf(table('unique', ...rows)).rule).toMatchObject({ unique: true });
  });

  it('are refused as unique when two rows share a boundary', () => {
    const rows = [
      row('{lessThanInclusive: 9}', 'any'),
      row('{greaterThanInclusive: 9}', '{equal: A}'),
    ];
    expect(findings(table('unique', ...rows))).toEqual(['rows_overlap rows[1]']);
    expect(findings(table('first', ...rows))).toEqual([]);
  });

  it('are proved unique at once, however many rows they have', () => {
    const rows = Array.from({ length: 300 }, (_, index) => {
      const day = new Date(Date.UTC(2020, 0, index)).toISOString().slice(0, 10);
      return `{when: [{between: [${10 * index}, ${10 * index + 9}]}, {onOrAfter: ${day}}, {in: [A, B]}], value: A}`;
    });
    const inputs = 'inputs: [{fact: age}, {fact: born}, {fact: stage}]';
    const large = table('unique', ...rows).replace(/inputs: .*/, inputs);
    const started = performance.now();
    expect(findings(large)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(1_000);
    const overlapping = table('unique', ...rows, rows[7] ?? '').replace(/inputs: .*/, inputs);
    expect(findings(overlapping)).toEqual(['rows_overlap rows[300]']);
  });

  it('are refused as unique when proving it would take too long', () => {
    const rows = Array.from({ length: 400 }, (_, index) => {
      const ages = Array.from({ length: 20 }, (__, each) => 3 * (400 * each + index));
      return row(`{in: [${ages.join(', ')}]}`, 'any');
    });
    expect(findings(table('unique', ...rows))).toEqual(['unique_not_proved hitPolicy']);
  });

  it('are refused once for a hit policy that is not offered', () => {
    const misspelt = table('uniqe', row('any', '{equal: A}'));
    expect(findings(misspelt)).toEqual(['unknown_word hitPolicy']);
  });

  it('collect the codes of all rows that hold', () => {
    const collecting = table(
      'collect',
      row('{greaterThan: 1}', 'any', 'B'),
      row('{greaterThan: 2}', 'any', 'A'),
    );
    expect(valueOf(collecting, { age: 3 })).toEqual(['A', 'B']);
    expect(findings(`${table('first', row('any', '{equal: A}'))}\ncollect: true`)).toEqual([
      'two_hit_policies collect',
    ]);
    expect(findings(collecting.replace('type: codes', 'type: code'))).toContain(
      'type_mismatch hitPolicy',
    );
  });
});

describe('scorecards', () => {
  const card = (more: string, points = '0.25') =>
    `kind: scorecard\ninputs: [{fact: age, bins: [{when: {lessThan: 30}, points: ${points}}], otherwise: -1}]\n${more}`;

  it('add exact weights', () => {
    const body = card('type: decimal\nscale: 2\nweightScale: 2\nconstant: 0.5');
    expect(valueOf(body, { age: 3 })).toBe(75);
    expect(wordsOf(tagOf(body), catalog).en).toContain('0.50 points to start with; 0.25 points if');
  });

  it('turn the sum into a probability', () => {
    const body = card('type: decimal\nscale: 4\nweightScale: 2\nlink: logistic\nconstant: -0.25');
    expect([valueOf(body, { age: 3 }), valueOf(body, { age: 40 })]).toEqual([5_000, 2_227]);
    expect(valueOf(body, {})).toBeNull();
  });

  it('put the score into bands, each up to its bound', () => {
    const body = card(
      'type: code\nlist: stage\nbands: [{below: 5, value: A}, {below: 9, value: B}, {value: C}]\nunknown: C',
      '9',
    );
    expect([valueOf(body, { age: 3 }), valueOf(body, { age: 40 }), valueOf(body, {})]).toEqual([
      'C',
      'A',
      'C',
    ]);
    const on = body.replace('below: 9', 'below: 9.0');
    expect(findings(on)).toEqual(['too_many_decimals bands[1].below']);
  });

  it.each([
    ['type: integer\nweightScale: 2', 'type_mismatch type'],
    ['type: integer\nweightScale: 7', 'not_a_whole_number weightScale'],
    ['type: decimal\nscale: 5\nweightScale: 2\nlink: logistic', 'type_mismatch type'],
    [
      'type: code\nlist: stage\nweightScale: 2\nlink: logistic\nbands: [{below: 0.5, value: A}, {value: B}]',
      'missing_key link',
    ],
    [
      'type: code\nlist: stage\nweightScale: 2\nbands: [{below: 2, value: A}, {below: 2, value: B}, {value: C}]',
      'bands_not_rising bands',
    ],
    [
      'type: decimal\nscale: 2\nweightScale: 2\nlink: logistic\nclamp: {min: 0, max: 1}',
      'key_does_not_apply clamp',
    ],
    ['type: decimal\nscale: 2\nweightScale: 2\nunknown: 1', 'key_does_not_apply unknown'],
    ['type: decimal\nscale: 2\nweightScale: 2\nscoreScale: 2', 'key_does_not_apply scoreScale'],
    ['type: decimal\nscale: 2\nweightScale: 2\nconstant: 1000000.01', 'not_a_weight constant'],
  ])('are refused with %s', (more, finding) => {
    expect(findings(card(more))).toContain(finding);
  });
});

describe('decision trees', () => {
  const tree = `kind: tree
type: code
list: stage
unknown: C
tree:
  if: {fact: age, operator: lessThan, value: 30}
  then: A
  else:
    if: {fact: km, operator: greaterThan, value: 5}
    then: B
    else: missing
  unknown: A
`;

  it('go the third way where a condition is unknown', () => {
    expect(valueOf(tree, { age: 3 })).toBe('A');
    expect(valueOf(tree, { age: 30, km: 51 })).toBe('B');
    expect(valueOf(tree, { age: 30, km: 50 })).toBeNull();
    expect(valueOf(tree, { age: 30 })).toBe('C');
    expect(valueOf(tree, { km: 51 })).toBe('A');
  });

  it('explain the way that was gone', () => {
    const explained = explainTag(tagOf(tree), new Map([['age', 30]]), null);
    expect(explained).toMatchObject({
      steps: [
        { branch: 'else', when: { actual: 30 } },
        { branch: 'unknown', when: { actual: null } },
      ],
    });
    expect(wordsOf(tagOf(tree), catalog).en).toBe(
      'If “age” is less than 30: A; otherwise (if “km” is more than 5.0: B; otherwise missing; C when that cannot be told); A when that cannot be told.',
    );
  });

  it('need both branches, and values of the type', () => {
    expect(findings(tree.replace('  then: A\n', ''))).toEqual(['missing_key tree']);
    expect(findings(tree.replace('then: B', 'then: D'))).toEqual([
      'code_outside_list tree.else.then',
    ]);
    const deep = Array.from({ length: 18 }).reduce<string>(
      (inner) => `{if: {fact: age, operator: isMissing}, then: A, else: ${inner}}`,
      'B',
    );
    expect(findings(`kind: tree\ntype: code\nlist: stage\ntree: ${deep}`)).toHaveLength(1);
  });
});

describe('facts shown as they are, and imported labels', () => {
  it('show a fact of the same type', () => {
    expect(valueOf('kind: value\ntype: integer\nvalue: {fact: age}', { age: 3 })).toBe(3);
    expect(findings('kind: value\ntype: decimal\nscale: 2\nvalue: {fact: km}')).toEqual([
      'type_mismatch type',
    ]);
  });

  it('take a label with its conditions', () => {
    const body =
      'kind: imported\ntype: code\nlist: stage\nimported: {label: income, provider: acme, minConfidence: 0.6, maxAge: {months: 24}}';
    expect(wordsOf(tagOf(body), catalog).en).toBe(
      'The newest imported label “income” that is supplied by acme, of a confidence of at least 0.6000, supplied in the last 24 months, not expired on the run’s date; missing when there is none.',
    );
    expect(findings(body.replace('label: income', 'label: incme'))).toEqual([
      'code_outside_list imported.label',
    ]);
    expect(findings(body.replace('type: code\nlist: stage', 'type: date'))).toEqual([
      'type_mismatch type',
    ]);
    expect(findings(`${body}\nexamples: []`)).toEqual(['examples_do_not_apply examples']);
    expect(classifyChange(tagOf(body), tagOf(body.replace('0.6', '0.7')))).toBe('minor');
  });
});

describe('examples of rules that look at time', () => {
  const body = (example: string) =>
    rule('{fact: seen, operator: withinLast, value: {days: 30}}', `examples: [${example}]`);

  it('count from their own moment', async () => {
    const at = (asOf: string, expect: boolean) =>
      `{given: {seen: '2026-01-01T00:00:00+08:00'}, expect: ${expect}, asOf: '${asOf}'}`;
    const examples = [
      at('2026-01-31T00:00:00+08:00', true),
      at('2026-01-31T00:00:01+08:00', false),
    ];
    const { set } = parse(body(examples.join(', ')));
    expect(await checkExamples([...set.tags.values()])).toEqual([]);
  });

  it.each([
    ['{given: {}, expect: missing}', 'missing_as_of examples[0]'],
    ["{given: {}, expect: missing, asOf: '2026-01-01'}", 'bad_as_of examples[0].asOf'],
    [
      "{given: {}, expect: missing, asOf: '2026-01-01T00:00:00Z', zone: Mars}",
      'bad_zone examples[0].zone',
    ],
  ])('need a moment: %s', (example, finding) => {
    expect(findings(body(example))).toEqual([finding]);
  });
});
