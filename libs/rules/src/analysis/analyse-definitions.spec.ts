import { describe, expect, it } from '@jest/globals';
import type { CatalogView, ColumnView, PiiClass, ValueType } from '../catalog-view.js';
import { parseDefinitions } from '../parse/parse-definitions.js';
import { analyseDefinitions, analyseTag } from './analyse-definitions.js';
import { AnalysisScope } from './analysis-scope.js';

const name = { zh: '名', en: 'Name' };
const column = (
  code: string,
  type: ValueType,
  pii: PiiClass = 'none',
  unit?: string,
): ColumnView => ({
  code,
  name,
  type,
  required: false,
  pii,
  meaning: name,
  ...(unit === undefined ? {} : { unit }),
});
const codeList = (list: string, codes: string[]) =>
  [list, { list, name, codes: codes.map((code) => ({ code, name })) }] as const;
const catalog: CatalogView = {
  datasets: new Map([
    [
      'visit',
      {
        dataset: 'visit',
        name,
        entity: false,
        personal: false,
        key: [],
        eventColumn: 'day',
        columns: [
          column('customer_id', { kind: 'id', of: 'customer' }, 'pseudonym'),
          column('lead_id', { kind: 'id', of: 'lead' }, 'pseudonym'),
          column('day', { kind: 'date' }),
          column('amount', { kind: 'decimal', scale: 2 }, 'none', 'CNY'),
          column('marital', { kind: 'code', list: 'tier' }, 'sensitive'),
          column('budget', { kind: 'integer' }, 'indirect'),
        ],
      },
    ],
  ]),
  codeLists: new Map([codeList('tier', ['A', 'B', 'C'])]),
  units: new Set(['CNY', 'km', 'days', 'visits']),
};
const fact = (code: string, rest: string, pii = 'none') =>
  `fact: ${code}\nname: {zh: 名, en: N}\ngroup: basic\nsubject: customer\nowner: o\npii: ${pii}\n${rest}\n`;
const tag = (code: string, rest: string, basis = 'consent') =>
  `tag: ${code}\nname: {zh: 名, en: N}\ncategory: c\nsubject: customer\nowner: o\npurpose: {zh: 名, en: N}\nlegalBasis: ${basis}\nmeaning: {zh: 名, en: N}\n${rest}\n`;
const FACTS = [
  fact('visits', 'type: integer\nunit: visits\nmeasure: {count: {}, from: visit}'),
  fact('spend', 'type: decimal\nscale: 2\nunit: CNY\nmeasure: {sum: amount, from: visit}'),
  fact('last_day', 'type: date\nmeasure: {last: day, from: visit}'),
];

/** Code, severity and path of each finding, without the notes on undecided inputs. */
function findings(...texts: string[]): string[] {
  const files = [{ file: 'f.yaml', text: [...FACTS, ...texts].join('---\n') }];
  const { set, diagnostics, locate } = parseDefinitions(files, catalog);
  expect(diagnostics).toEqual([]);
  return locate(analyseDefinitions(set, catalog))
    .filter(({ code }) => code !== 'unknown_not_stated')
    .map(({ code, severity, path }) => `${severity} ${code} ${path ?? ''}`.trim());
}
const cases = (...whens: string[]) =>
  tag(
    't',
    `kind: rule\ntype: integer\ncases:\n${whens.map((when, index) => `  - {when: ${when}, value: ${String(index)}}`).join('\n')}\nelse: missing`,
  );
const visits = (operator: string, value: number | string) =>
  `{fact: visits, operator: ${operator}, value: ${String(value)}}`;

describe('analyseDefinitions', () => {
  it('finds cases that earlier ones take, that repeat, and that contradict themselves', () => {
    const text = cases(
      visits('greaterThan', 2),
      visits('greaterThan', 5),
      visits('greaterThan', 2),
      `{all: [${visits('lessThan', 2)}, ${visits('greaterThan', 1)}]}`,
      visits('lessThan', 0),
    );
    expect(findings(text)).toEqual([
      'warning unreachable_case cases[1]',
      'warning duplicate_case cases[2]',
      'warning contradictory_case cases[3].when',
      'warning contradictory_case cases[4].when',
    ]);
  });

  it('knows that together cases can take everything', () => {
    const text = cases(visits('lessThan', 3), visits('greaterThan', 3), visits('notEqual', 3));
    expect(findings(text)).toEqual(['warning unreachable_case cases[2]']);
  });

  it('finds an else that no input reaches, and codes that never come', () => {
    const text = tag(
      't',
      `kind: rule\ntype: code\nlist: tier\ncases:\n  - {when: ${visits('lessThan', 3)}, value: A}\n  - {when: ${visits('greaterThanInclusive', 3)}, value: A}\nelse: B`,
    );
    expect(findings(text)).toEqual([
      'warning value_never_produced list',
      'warning else_never_reached else',
    ]);
  });

  it('shows by example where rows meet and where none holds', () => {
    const text = tag(
      't',
      `kind: table\ntype: integer\ninputs: [{fact: visits}]\nrows:\n  - {when: [{between: [1, 5]}], value: 1}\n  - {when: [{between: [5, 9]}], value: 2}\nelse: 0\nunknown: missing`,
    );
    const files = [{ file: 'f.yaml', text: [...FACTS, text].join('---\n') }];
    const found = analyseDefinitions(parseDefinitions(files, catalog).set, catalog);
    expect(found.map(({ message }) => message)).toEqual([
      'No row holds for { visits: 0 }: `else` gives 0.',
      'For {} (everything missing) the tag is undecided, and so missing.',
      'The rows 1 and 2 both hold for { visits: 5 }; row 1 wins.',
    ]);
  });

  it('finds bins that no value reaches, and bins that cut across one another', () => {
    const text = tag(
      't',
      `kind: scorecard\ntype: integer\ninputs:\n  - fact: visits\n    bins:\n      - {when: {lessThan: 0}, points: 1}\n      - {when: {between: [2, 6]}, points: 2}\n      - {when: {between: [5, 8]}, points: 3}\n      - {when: {equal: 3}, points: 4}\n      - {when: {greaterThan: 1}, points: 5}\n    otherwise: 0`,
    );
    expect(findings(text)).toEqual([
      'warning unreachable_bin inputs[0].bins[0]',
      'info overlapping_bins inputs[0].bins[2]',
      'warning unreachable_bin inputs[0].bins[3]',
    ]);
  });

  it('finds codes that no branch of a tree gives, as far as branches are taken', () => {
    const tree = (then: string) =>
      tag(
        't',
        `kind: tree\ntype: code\nlist: tier\ntree:\n  if: ${visits('lessThan', 3)}\n  then: ${then}\n  else: B\nunknown: missing`,
      );
    expect(findings(tree('A'))).toEqual(['warning value_never_produced list']);
    const split = `{if: ${visits('lessThan', 3)}, then: A, else: C}`;
    expect(findings(tree(split))).toEqual([
      'warning value_never_produced list',
      'warning unreachable_branch tree.then.else',
    ]);
    expect(findings(tree(`{if: ${visits('lessThan', 2)}, then: A, else: C}`))).toEqual([]);
  });

  it('finds bands that no points add up to, and the value of no score where there always is one', () => {
    const card = (below: number, missing: string) =>
      tag(
        't',
        `kind: scorecard\ntype: code\nlist: tier\ninputs:\n  - {fact: visits, bins: [{when: {lessThan: 3}, points: 10}], otherwise: 0${missing}}\nbands: [{below: ${String(below)}, value: A}, {value: B}]\nunknown: C`,
      );
    expect(findings(card(5, ''))).toEqual([]);
    expect(findings(card(11, ''))).toEqual(['warning value_never_produced list']);
    expect(findings(card(5, ', missing: 0'))).toEqual(['warning value_never_produced list']);
  });

  it.each([
    `kind: tree\ntype: boolean\ntree: {if: ${visits('lessThan', 3)}, then: true, else: false}\nunknown: missing`,
    'kind: scorecard\ntype: integer\ninputs: [{fact: visits, bins: [{when: {lessThan: 3}, points: 1}], otherwise: 0}]',
    `kind: rule\ntype: boolean\ncases: [{when: ${visits('lessThan', 3)}, value: true}]\nelse: false`,
  ])('says so when it could not answer every question about a rule: %#', (rule) => {
    const files = [{ file: 'f.yaml', text: [...FACTS, tag('t', rule)].join('---\n') }];
    const { set } = parseDefinitions(files, catalog);
    const found = (scope: AnalysisScope) =>
      [...set.tags.values()].flatMap((each) => analyseTag(each, scope).map(({ code }) => code));
    expect(found(new AnalysisScope(set, catalog, { remaining: 0 }))).toContain(
      'analysis_incomplete',
    );
    expect(found(new AnalysisScope(set, catalog))).not.toContain('analysis_incomplete');
  });

  it('finds a where that nothing fulfils', () => {
    const where =
      'where: {all: [{column: day, operator: before, value: 2024-01-01}, {column: day, operator: after, value: 2024-01-01}]}';
    expect(
      findings(fact('f', `type: integer\nmeasure:\n  count: {}\n  from: visit\n  ${where}`)),
    ).toEqual(['warning contradictory_where measure.where']);
  });

  it('silences a note on undecided inputs once `unknown` is written', () => {
    const text = cases(visits('lessThan', 3));
    const noted = (more: string) => {
      const files = [{ file: 'f.yaml', text: [...FACTS, text + more].join('---\n') }];
      const { set, locate } = parseDefinitions(files, catalog);
      return locate(analyseDefinitions(set, catalog)).map(({ code }) => code);
    };
    expect(noted('')).toEqual(['unknown_not_stated']);
    expect(noted('unknown: missing\n')).toEqual([]);
  });

  it.each([
    ['unit: CNY\nderived: {add: [{fact: spend}, {fact: visits}]}', ['error unit_mismatch derived']],
    ['unit: CNY\nderived: {max: [{fact: spend}, 100]}', []],
    ['unit: km\nderived: {multiply: [{fact: spend}, 2]}', ['error unit_mismatch derived']],
    ['unit: km\nderived: {divide: [{fact: spend}, {fact: visits}]}', []],
    [
      'unit: CNY\nderived: {add: [{fact: spend}, {daysSince: {fact: last_day}}]}',
      ['error unit_mismatch derived'],
    ],
    ['unit: CNY\nderived: {add: [{fact: spend}, {multiply: [0, {fact: visits}]}]}', []],
    ['unit: km\nmeasure: {max: amount, from: visit}', ['error unit_mismatch measure']],
    ['unit: miles\nderived: {add: [1, 2]}', ['warning unknown_unit unit']],
  ])('checks the units of %s', (rest, expected) => {
    expect(findings(fact('f', `type: decimal\nscale: 2\n${rest}`))).toEqual(expected);
  });

  const budget = fact('budget', 'type: integer\nmeasure: {last: budget, from: visit}', 'indirect');
  const marital = fact(
    'm',
    'type: code\nlist: tier\nmeasure: {last: marital, from: visit}',
    'sensitive',
  );
  const uses = (code: string, basis: string) =>
    tag(
      't',
      `kind: rule\ntype: boolean\ncases: [{when: {fact: ${code}, operator: isPresent}, value: true}]\nelse: false`,
      basis,
    );

  it.each([
    [budget, 'budget', 'consent', []],
    [budget, 'budget', 'legitimate_interest', ['warning legal_basis_doubtful legalBasis']],
    [marital, 'm', 'consent', ['error legal_basis_insufficient legalBasis']],
    [marital, 'm', 'separate_consent', []],
  ])('weighs the ground on which personal data is used: %#', (text, code, basis, expected) => {
    expect(findings(text, uses(code, basis))).toEqual(expected);
  });

  it('finds personal data that no tag needs or that says it is none', () => {
    expect(findings(budget)).toEqual(['info personal_fact_unused pii']);
    expect(findings(budget.replace('pii: indirect', 'pii: none'))).toEqual([
      'warning pii_understated pii',
    ]);
  });

  const twice = fact('twice', 'type: integer\nderived: {multiply: [{fact: budget}, 2]}');

  it('follows personal data through what is computed from it', () => {
    expect(findings(budget, twice)).toEqual([
      'info personal_fact_unused pii',
      'warning pii_understated pii',
    ]);
    expect(findings(budget, twice, uses('twice', 'legitimate_interest'))).toEqual([
      'warning pii_understated pii',
      'warning legal_basis_doubtful legalBasis',
    ]);
  });

  it.each([
    ['max', 'missing', ['warning pii_understated pii']],
    ['sum', '0', []],
  ])('follows what a rollup picks, not what it adds up: %s', (pick, none, expected) => {
    const ofLead = budget.replace('subject: customer', 'subject: lead');
    const rolled = `type: integer\nrollup: {of: lead, fact: budget, pick: ${pick}, none: ${none}}`;
    expect(findings(ofLead, fact('rolled', rolled), uses('rolled', 'consent'))).toEqual(expected);
  });
});
