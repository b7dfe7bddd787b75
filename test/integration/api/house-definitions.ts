/** Three facts and six tags, one of each kind, small enough to be checked by hand. */
const words = (zh: string, en: string): { zh: string; en: string } => ({ zh, en });

const fact = (code: string, subject: string, rest: object): object => ({
  fact: code,
  name: words(code, `Name of ${code}`),
  group: 'vehicle_and_repair',
  subject,
  owner: 'after_sales',
  pii: 'none',
  ...rest,
});

const tag = (code: string, subject: string, rest: object): object => ({
  tag: code,
  name: words(code, `Name of ${code}`),
  category: 'value',
  subject,
  owner: 'after_sales',
  purpose: words('测试', 'Test'),
  legalBasis: 'legitimate_interest',
  meaning: words('测试', 'Test'),
  ...rest,
});

export const FACTS: readonly object[] = [
  fact('visits_12m', 'customer', {
    type: 'integer',
    unit: 'visits',
    measure: { count: {}, from: 'service_order', window: { last: { months: 12 } } },
  }),
  fact('spend_total', 'customer', {
    type: 'decimal',
    scale: 2,
    unit: 'CNY',
    measure: { sum: 'amount', from: 'service_order' },
  }),
  fact('spend_per_visit', 'customer', {
    type: 'decimal',
    scale: 2,
    unit: 'CNY',
    derived: { divide: [{ fact: 'spend_total' }, { fact: 'visits_12m' }] },
  }),
  fact('lead_channel', 'lead', {
    type: 'code',
    list: 'channel',
    attribute: { column: 'channel' },
    from: 'lead',
  }),
  fact('vehicle_age_days', 'vehicle', {
    type: 'integer',
    unit: 'days',
    measure: { count: {}, from: 'service_order' },
  }),
];

export const TAGS: readonly object[] = [
  tag('loyalty', 'customer', {
    kind: 'rule',
    type: 'code',
    list: 'churn_state',
    cases: [
      { when: { fact: 'visits_12m', operator: 'greaterThanInclusive', value: 3 }, value: 'A' },
      {
        when: {
          all: [
            { fact: 'visits_12m', operator: 'between', value: [1, 2] },
            { not: { fact: 'spend_per_visit', operator: 'lessThan', value: 100.5 } },
          ],
        },
        value: 'B',
      },
    ],
    else: 'C',
  }),
  tag('spend_score', 'customer', {
    kind: 'scorecard',
    type: 'integer',
    inputs: [
      {
        fact: 'spend_total',
        bins: [{ when: { greaterThan: 1000 }, points: 50 }],
        otherwise: 10,
        missing: 0,
      },
    ],
    constant: 5,
  }),
  tag('reachable_by', 'customer', {
    kind: 'rule',
    type: 'codes',
    list: 'channel',
    collect: true,
    cases: [
      { when: { fact: 'visits_12m', operator: 'greaterThan', value: 0 }, value: 'showroom' },
      { when: { fact: 'spend_total', operator: 'greaterThan', value: 500 }, value: 'phone' },
    ],
    else: [],
  }),
  tag('big_spender', 'customer', {
    kind: 'rule',
    type: 'boolean',
    cases: [{ when: { tag: 'spend_score', operator: 'greaterThan', value: 50 }, value: true }],
    else: false,
  }),
  tag('best_lead', 'customer', {
    kind: 'rollup',
    type: 'code',
    list: 'churn_state',
    rollup: { of: 'lead', tag: 'lead_grade', pick: { order: ['A', 'B', 'C'] }, none: 'missing' },
  }),
  tag('lead_grade', 'lead', {
    kind: 'rule',
    type: 'code',
    list: 'churn_state',
    cases: [{ when: { fact: 'lead_channel', operator: 'equal', value: 'showroom' }, value: 'A' }],
    else: 'B',
  }),
  tag('vehicle_grade', 'vehicle', {
    kind: 'rule',
    type: 'code',
    list: 'churn_state',
    cases: [{ when: { fact: 'vehicle_age_days', operator: 'greaterThan', value: 0 }, value: 'A' }],
    else: 'C',
  }),
];
