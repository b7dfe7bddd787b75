import type { TagDefinition } from '@tagwright/rules';
import type { TypedColumn } from './arbitraries.js';
import type { DrawnRule } from './drawn-rules.js';
import { factSet } from './fact-yaml.js';

export const CODES = ['A', 'B', 'C'];
export const COLUMNS: readonly TypedColumn[] = [
  { code: 'amount', type: { kind: 'decimal', scale: 2 } },
  { code: 'points', type: { kind: 'integer' } },
  { code: 'flag', type: { kind: 'boolean' } },
  { code: 'grade', type: { kind: 'code', list: 'grade' } },
  { code: 'note', type: { kind: 'text' } },
  { code: 'due', type: { kind: 'date' } },
  { code: 'seen', type: { kind: 'timestamp' } },
];
const MANY: TypedColumn = { code: 'many', type: { kind: 'codes', list: 'grade' } };
/** What drawn rules may ask of. */
export const ALL = [...COLUMNS, MANY];

/** A fact for each column of the customer's own row, called as the column is. */
export const { facts } = factSet(
  COLUMNS.map(({ code, type: { kind: type, ...more } }) => ({
    fact: code,
    type,
    ...more,
    attribute: { from: 'customer', column: code },
  })),
);

const words = { zh: '名', en: 'Name' };
/** A customer's tag of a drawn rule, by its code. */
export function tagOf(code: string, { rule, type }: DrawnRule): [string, TagDefinition] {
  const texts = {
    category: 'c',
    owner: 'o',
    legalBasis: 'consent' as const,
    purpose: words,
    meaning: words,
  };
  const position = { file: 'f', line: 1, column: 1 };
  const tag = {
    code,
    name: words,
    subject: 'customer',
    type,
    rule,
    examples: [],
    position,
  } as const;
  return [code, { ...tag, ...texts }];
}

const many: DrawnRule = {
  type: MANY.type,
  rule: {
    kind: 'rule',
    inputs: [],
    cases: CODES.map((value, index) => ({
      when: {
        kind: 'leaf',
        reference: { kind: 'fact', code: 'points' },
        type: { kind: 'integer' },
        operator: 'greaterThan',
        operand: { shape: 'one', value: index * 40 },
      },
      value: [value],
    })),
    otherwise: [],
    unknown: null,
    collect: true,
  },
};

/** A tag of several codes, of which the others may ask. */
export const MANY_TAG = tagOf('many', many);
