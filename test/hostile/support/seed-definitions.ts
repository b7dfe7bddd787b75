/** A well-formed definition over the small catalog, and the definitions that it reads. */
export interface Seed {
  readonly body: Record<string, unknown>;
  readonly beside: readonly unknown[];
}

const words = { zh: '名', en: 'N' };
const fact = (code: string, rest: object): Record<string, unknown> => ({
  ...{ fact: code, name: words, meaning: words, group: 'basic', subject: 'customer' },
  ...{ owner: 'o', pii: 'none', ...rest },
});
const tag = (rest: object): Record<string, unknown> => ({
  ...{ tag: 't', name: words, category: 'c', subject: 'customer', owner: 'o' },
  ...{ purpose: words, legalBasis: 'consent', meaning: words, ...rest },
});
const window = { last: { months: 12 } };
const visits = fact('visits', {
  type: 'integer',
  measure: {
    count: {},
    from: 'visit',
    where: { column: 'note', operator: 'equal', value: 'n' },
    window,
  },
});
const note = fact('note', { type: 'text', measure: { last: 'note', from: 'visit' } });
const beside = [visits, note];
const when = {
  any: [
    { fact: 'visits', operator: 'between', value: [1, 3] },
    { not: { fact: 'note', operator: 'in', value: ['a', 'b'] } },
  ],
};

/** One of each kind of definition. */
export const SEEDS: readonly Seed[] = [
  { body: visits, beside: [note] },
  {
    body: fact('sum', {
      type: 'decimal',
      scale: 2,
      measure: { sum: 'amount', from: 'visit', window },
    }),
    beside: [],
  },
  {
    body: fact('rate', {
      type: 'decimal',
      scale: 2,
      derived: { divide: [{ fact: 'visits' }, { add: [1, 2.5] }] },
    }),
    beside,
  },
  {
    body: fact('seen', { type: 'timestamp', attribute: { column: 'seen', from: 'customer' } }),
    beside: [],
  },
  {
    body: fact('cars', { type: 'integer', rollup: { of: 'vehicle', pick: 'count', none: 0 } }),
    beside: [],
  },
  {
    body: tag({
      kind: 'rule',
      type: 'text',
      cases: [{ when, value: 'x' }],
      else: 'y',
      unknown: 'z',
    }),
    beside,
  },
  {
    body: tag({
      ...{
        kind: 'table',
        type: 'code',
        list: 'grade',
        inputs: [{ fact: 'visits' }, { fact: 'note' }],
      },
      rows: [
        { when: [{ lessThan: 3 }, { equal: 'a' }], value: 'A' },
        { when: [{ greaterThan: 3 }, 'any'], value: 'B' },
      ],
      ...{ else: 'C', examples: [{ given: { visits: 4, note: 'q' }, expect: 'B' }] },
    }),
    beside,
  },
  {
    body: tag({
      ...{ kind: 'scorecard', type: 'integer', constant: 3, clamp: { min: 0, max: 9 } },
      inputs: [
        {
          fact: 'visits',
          bins: [{ when: { between: [1, 2] }, points: 2 }],
          otherwise: 0,
          missing: 1,
        },
      ],
    }),
    beside,
  },
  {
    body: tag({
      ...{ kind: 'tree', type: 'text', unknown: 'u', parameters: { least: { default: 3 } } },
      tree: {
        if: { fact: 'visits', operator: 'greaterThan', value: { parameter: 'least' } },
        then: {
          if: { fact: 'note', operator: 'matches', value: '[a-z]+[0-9]*' },
          then: 'x',
          else: 'y',
        },
        else: 'z',
      },
    }),
    beside,
  },
  {
    body: tag({
      ...{ kind: 'rule', type: 'boolean', else: false },
      cases: [
        { when: { fact: 'note', operator: 'matches', value: '(a|b)*c' }, value: true },
        { when: { fact: 'note', operator: 'startsWith', value: 'q' }, value: true },
      ],
    }),
    beside,
  },
];
