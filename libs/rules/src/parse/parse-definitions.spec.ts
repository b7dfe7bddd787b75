import { describe, expect, it } from '@jest/globals';
import type { CatalogView, ColumnView, DatasetView, ValueType } from '../catalog-view.js';
import { parseDefinitions } from './parse-definitions.js';

const name = { zh: '名', en: 'Name' };
const column = (code: string, type: ValueType, pii: ColumnView['pii'] = 'none'): ColumnView => ({
  code,
  name,
  type,
  required: false,
  pii,
  meaning: name,
});
const dataset = (code: string, columns: ColumnView[], more: Partial<DatasetView> = {}) => ({
  dataset: code,
  name,
  entity: false,
  personal: false,
  key: [],
  columns,
  ...more,
});
const customerId = column('customer_id', { kind: 'id', of: 'customer' });
const visit = dataset(
  'visit',
  [
    customerId,
    column('day', { kind: 'date' }),
    column('amount', { kind: 'decimal', scale: 2 }),
    column('grade', { kind: 'code', list: 'grade' }),
    column('phone', { kind: 'text' }, 'direct'),
  ],
  { eventColumn: 'day' },
);
const contact = dataset('contact', [customerId], { personal: true });
const link = dataset('link', [customerId, column('kind', { kind: 'text' })]);
const order = dataset('order', [customerId, column('day', { kind: 'date' })], {
  eventColumn: 'day',
});
const lorry = dataset('lorry', [column('amount', { kind: 'integer' })]);
const catalog: CatalogView = {
  datasets: new Map([visit, contact, link, lorry, order].map((each) => [each.dataset, each])),
  codeLists: new Map([['grade', { list: 'grade', name, codes: [{ code: 'A', name }] }]]),
};

const factHead = `name: {zh: 名, en: N}
group: basic
subject: customer
owner: o
pii: none
`;
const tagHead = `name: {zh: 名, en: N}
category: c
subject: customer
owner: o
purpose: {zh: 名, en: N}
legalBasis: consent
meaning: {zh: 名, en: N}
`;
const fact = (code: string, rest: string) => `fact: ${code}\n${factHead}${rest}\n`;
const tag = (code: string, rest: string) => `tag: ${code}\n${tagHead}${rest}\n`;
const visits = fact('visits', 'type: integer\nmeasure: {count: {}, from: visit}');
const spend = fact('spend', 'type: decimal\nscale: 2\nmeasure: {sum: amount, from: visit}');
const lastVisit = fact('last_visit', 'type: date\nmeasure: {max: day, from: visit}');

/** `max` in `max`, so deep. */
function nestedMax(depth: number): string {
  const operand = '{fact: last_visit}';
  return depth === 0 ? operand : `{max: [${nestedMax(depth - 1)}, ${operand}]}`;
}

/** Code and path of every finding; the shared facts are there to be referred to. */
function findings(...texts: string[]): string[] {
  const text = [visits, spend, lastVisit, ...texts].join('---\n');
  const { diagnostics } = parseDefinitions([{ file: 'f.yaml', text }], catalog);
  return diagnostics.map(({ code, path }) => (path === undefined ? code : `${code} ${path}`));
}
const rule = (when: string) =>
  tag('t', `kind: rule\ntype: boolean\ncases: [{when: ${when}, value: true}]\nelse: false`);

describe('parseDefinitions', () => {
  it('accepts what is well written, and freezes it', () => {
    const text = [visits, rule('{fact: visits, operator: greaterThan, value: 2}')].join('---\n');
    const { set, diagnostics } = parseDefinitions([{ file: 'f.yaml', text }], catalog);
    expect(diagnostics).toEqual([]);
    expect([...set.facts.keys(), ...set.tags.keys()]).toEqual(['visits', 't']);
    expect(Object.isFrozen(set.tags.get('t')?.rule)).toBe(true);
  });

  it('says where a finding stands and what was probably meant', () => {
    const text = `${visits}---\n${rule('{fact: visit, operator: equal, value: 2}')}`;
    const { diagnostics } = parseDefinitions([{ file: 'f.yaml', text }], catalog);
    expect(diagnostics).toEqual([
      {
        code: 'unknown_fact',
        severity: 'error',
        message: 'There is no fact "visit".',
        file: 'f.yaml',
        line: 20,
        column: 23,
        path: 'cases[0].when.fact',
        hint: 'Did you mean "visits"?',
        proposal: { line: 20, column: 23, endLine: 20, endColumn: 28, text: 'visits' },
      },
    ]);
  });

  it('reports all findings of all files at once, in reading order', () => {
    const bad = fact('a', 'type: integer\nmeasure: {count: {}, from: visits, extra: 1}');
    const files = ['b.yaml', 'a.yaml'].map((file) => ({
      file,
      text: bad.replace('fact: a', `fact: ${file[0] ?? ''}`),
    }));
    const { diagnostics } = parseDefinitions(files, catalog);
    expect(diagnostics.map((each) => each.file)).toEqual(['a.yaml', 'a.yaml', 'b.yaml', 'b.yaml']);
  });

  it.each([
    [
      '{fact: visits, operator: contains, value: 2}',
      'operator_not_applicable cases[0].when.operator',
    ],
    ['{fact: visits, operator: greater, value: 2}', 'unknown_operator cases[0].when.operator'],
    ['{fact: visits, operator: equal, value: x}', 'wrong_literal cases[0].when.value'],
    ['{fact: visits, operator: equal, value: 2.5}', 'too_many_decimals cases[0].when.value'],
    ['{fact: spend, operator: equal, value: 2.505}', 'too_many_decimals cases[0].when.value'],
    [
      '{fact: visits, operator: equal, value: 9007199254740992}',
      'unsafe_integer cases[0].when.value',
    ],
    [
      '{fact: spend, operator: equal, value: 90071992547409.92}',
      'unsafe_integer cases[0].when.value',
    ],
    ['{fact: visits, operator: equal}', 'missing_key cases[0].when'],
    ['{fact: visits, operator: isMissing, value: 1}', 'value_not_wanted cases[0].when.value'],
    ['{fact: visits, operator: between, value: [3, 1]}', 'empty_range cases[0].when.value'],
    ['{fact: visits, operator: in, value: []}', 'empty_list cases[0].when.value'],
    ['{any: []}', 'empty_list cases[0].when.any'],
    ['{all: []}', 'empty_list cases[0].when.all'],
    ['{tag: visits, operator: isMissing}', 'unknown_tag cases[0].when.tag'],
    ['{column: day, operator: isMissing}', 'not_a_condition cases[0].when'],
    ['{fact: visits, path: $.a, operator: isMissing}', 'unknown_key cases[0].when.path'],
    [
      `${'{not: '.repeat(20)}1${'}'.repeat(20)}`,
      `nested_too_deep cases[0].when${'.not'.repeat(17)}`,
    ],
  ])('refuses the condition %s', (when, expected) => {
    expect(findings(rule(when))).toEqual([expected]);
  });

  it.each([
    ['type: integer\nmeasure: {count: {}, from: contact}', 'personal_dataset measure.from'],
    ['type: text\nmeasure: {last: phone, from: visit}', 'personal_column measure.last'],
    ['type: integer\nmeasure: {sum: price, from: visit}', 'unknown_column measure.sum'],
    ['type: integer\nmeasure: {sum: amount, from: visit}', 'type_mismatch measure.sum'],
    ['type: integer\nmeasure: {sum: amount, from: lorry}', 'subject_mismatch measure.from'],
    [
      'type: integer\nmeasure: {count: {}, from: link, window: {last: {days: 3}}}',
      'no_event_column measure.window',
    ],
    [
      'type: integer\nmeasure: {count: {}, from: visit, window: {between: {from: {months: 12}, to: {years: 1}}}}',
      'empty_window measure.window.between',
    ],
    ['type: code\nlist: grades\nmeasure: {last: grade, from: visit}', 'unknown_code_list list'],
    [
      'type: integer\nmeasure: {count: {}, from: visit, where: {column: grade, operator: equal, value: B}}',
      'code_outside_list measure.where.value',
    ],
    ['type: integer\nderived: {power: [{fact: visits}, 2]}', 'unknown_operation derived.power'],
    ['type: integer\nderived: {daysSince: {fact: visits}}', 'wrong_operand_type derived.daysSince'],
    [
      `type: integer\nderived: {multiply: [${'{fact: visits}, '.repeat(3)}]}`,
      'expression_too_wide derived',
    ],
    [`type: date\nderived: ${nestedMax(11)}`, 'expression_too_wide derived'],
    [`type: integer\nderived: {daysSince: ${nestedMax(11)}}`, 'expression_too_wide derived'],
    ['type: integer', 'not_a_fact'],
    [
      'type: integer\nderived: {daysBetween: [{fact: visits}, {fact: visits}]}',
      'wrong_operand_type derived.daysBetween',
    ],
    ['type: integer\nderived: {yearsBetween: [1]}', 'wrong_operand_count derived.yearsBetween'],
    [
      'type: integer\nderived: {add: [{fact: visits}, 1]}\nwhen: {column: day, operator: isPresent}',
      'not_a_condition when',
    ],
    [
      'type: integer\nmeasure: {count: {}, from: visit}\nwhen: {fact: visits, operator: isPresent}',
      'key_does_not_apply when',
    ],
    ['type: text\nmeasure: {median: grade, from: visit}', 'type_mismatch measure.median'],
    ['type: integer\nmeasure: {avgGap: {}, from: visit}', 'type_mismatch measure.avgGap'],
    [
      'type: integer\nmeasure: {lastGap: {minEvents: 1}, from: visit}',
      'not_a_whole_number measure.lastGap.minEvents',
    ],
    ['type: integer\nmeasure: {lastGap: {}, from: link}', 'no_event_column measure'],
    [
      'type: integer\nmeasure: {share: {column: grade, operator: equal, value: A}, from: visit}',
      'type_mismatch measure.share',
    ],
    [
      'type: decimal\nscale: 2\nmeasure: {ratio: {of: {avg: amount}, to: {count: {}}}, from: visit}',
      'not_a_measure measure.ratio.of',
    ],
    [
      'type: decimal\nscale: 2\nmeasure: {ratio: {of: {max: day}, to: {count: {}}}, from: visit}',
      'type_mismatch measure.ratio.of.max',
    ],
    [
      'type: integer\nmeasure: {trend: {of: {count: {}}, as: difference}, from: visit}',
      'no_window_before measure.trend',
    ],
    [
      'type: integer\nmeasure: {trend: {of: {sum: amount}, as: difference}, from: visit, window: previousMonth}',
      'type_mismatch measure.trend.of',
    ],
    [
      'type: integer\nmeasure: {count: {}, from: visit, window: weekToDate}',
      'unknown_window measure.window',
    ],
    [
      'type: integer\nmeasure: {count: {}, from: visit, window: {since: visits}}',
      'type_mismatch measure.window.since',
    ],
    [
      'type: integer\nmeasure: {count: {}, from: visit, window: {since: nothing}}',
      'unknown_fact measure.window.since',
    ],
    ['type: date\nmeasure: {max: day, from: visit, window: {since: f}}', 'cycle f → f'],
  ])('refuses the fact %s', (rest, expected) => {
    expect(findings(fact('f', rest))).toEqual([expected]);
  });

  it('tells each who asks what is wrong with a file, and takes the same file for the same', () => {
    const measure = 'type: integer\nmeasure: { count: {}, from: visit }';
    const [good, bad] = [fact('good', measure), '{'].map((text) => ({ file: 'f.yaml', text }));
    const files = [good, bad].flatMap((file) => file ?? []);
    const [first, second] = [parseDefinitions(files, catalog), parseDefinitions(files, catalog)];
    expect(first.diagnostics.map(({ code }) => code)).toContain('yaml_syntax');
    expect(second.diagnostics).toEqual(first.diagnostics);
    expect([...second.set.facts.values()]).toEqual([...first.set.facts.values()]);
    expect(second.set.facts.size).toBe(1);
  });

  it('takes the latest of many dates', () => {
    const dates = '{fact: last_visit}, '.repeat(400);
    expect(findings(fact('f', `type: date\nderived: {max: [${dates}]}`))).toEqual([]);
  });

  it.each(['"a\\0b"', '"\\u202eo"', '"\\ud800"', '"\\u0007"'])(
    'refuses the text %s, in which something cannot be seen',
    (owner) => {
      const text = fact('f', 'type: integer\nmeasure: {count: {}, from: visit}');
      expect(findings(text.replace('owner: o', `owner: ${owner}`))).toEqual([
        'control_character owner',
      ]);
    },
  );

  it('wants an else, if only `missing`', () => {
    const without = tag(
      't',
      `kind: rule\ntype: boolean\ncases: [{when: {fact: visits, operator: isMissing}, value: true}]`,
    );
    expect(findings(without)).toEqual(['missing_else']);
    expect(findings(`${without}else: missing\n`)).toEqual([]);
  });

  it('names the path of a cycle', () => {
    const derived = (code: string, of: string) =>
      fact(code, `type: integer\nderived: {add: [{fact: ${of}}, 1]}`);
    const text = [derived('b', 'a'), derived('a', 'b'), derived('c', 'a')].join('---\n');
    const { set, diagnostics } = parseDefinitions([{ file: 'f.yaml', text }], catalog);
    expect(diagnostics.map(({ code, path }) => [code, path])).toEqual([['cycle', 'a → b → a']]);
    expect(set.facts.size).toBe(0);
  });

  it('refuses a code twice and says where it is', () => {
    const { diagnostics } = parseDefinitions(
      [
        { file: 'a.yaml', text: visits },
        { file: 'b.yaml', text: visits },
      ],
      catalog,
    );
    expect(diagnostics).toMatchObject([
      { code: 'duplicate_code', file: 'b.yaml', hint: 'It is already in a.yaml, line 1.' },
    ]);
  });

  it.each([
    ['a: [', 'yaml_syntax'],
    ['a: 1\na: 2', 'duplicate_key'],
    ['just text', 'not_a_mapping'],
    ['[]', 'not_a_mapping'],
    ['sum: 1', 'not_a_definition'],
    ['fact: Visits', 'bad_code'],
    [`# ${'x'.repeat(1_100_000)}`, 'file_too_large'],
    [`a: [${'1,'.repeat(40_000)}]`, 'file_too_large'],
    ['['.repeat(20_000), 'nested_too_deep'],
    [`fact: f\nname: &n {zh: a, en: b}\nmeaning: *n`, 'missing_key'],
  ])('survives any text: %#', (text, code) => {
    const { diagnostics, set } = parseDefinitions([{ file: 'f.yaml', text }], catalog);
    expect(diagnostics.map((each) => each.code)).toContain(code);
    expect(set.facts.size).toBe(0);
  });
});
