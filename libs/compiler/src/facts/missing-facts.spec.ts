import { describe, expect, it } from '@jest/globals';
import {
  parseDefinitions,
  type CatalogView,
  type ColumnView,
  type DatasetView,
  type ValueType,
} from '@tagwright/rules';
import { compilePlan } from '../compile-plan.js';

const words = { zh: '词', en: 'word' };
const column = (code: string, type: ValueType): ColumnView => ({
  code,
  name: words,
  type,
  required: false,
  pii: 'none',
  meaning: words,
});

const policies: DatasetView = {
  dataset: 'insurance_policy',
  name: words,
  entity: false,
  personal: false,
  key: [],
  eventColumn: 'start_date',
  columns: [
    column('customer_id', { kind: 'id', of: 'customer' }),
    column('start_date', { kind: 'date' }),
    column('end_date', { kind: 'date' }),
    column('premium', { kind: 'decimal', scale: 2 }),
    column('sold_by', { kind: 'code', list: 'seller' }),
  ],
};
const catalog: CatalogView = {
  datasets: new Map([
    ['insurance_policy', policies],
    [
      'customer_link',
      {
        ...policies,
        dataset: 'customer_link',
        columns: [column('customer_id', { kind: 'id', of: 'customer' })],
      },
    ],
    [
      'vehicle',
      {
        ...policies,
        dataset: 'vehicle',
        key: ['vehicle_id'],
        entity: true,
        columns: [
          column('vehicle_id', { kind: 'id', of: 'vehicle' }),
          column('delivery_date', { kind: 'date' }),
        ],
      },
    ],
  ]),
  codeLists: new Map([
    ['seller', { list: 'seller', name: words, codes: [{ code: 'dealer', name: words }] }],
  ]),
};

/** Why the fact `f` is missing when the given columns of insurance_policy are filled. */
function whyMissing(measure: string, columns?: readonly string[]): string | undefined {
  const text = `fact: f
name: { zh: 词, en: word }
group: consumption
subject: customer
type: integer
owner: me
pii: none
measure: ${measure}
`;
  const { set, diagnostics } = parseDefinitions([{ file: 'f.yaml', text }], catalog);
  expect(diagnostics).toEqual([]);
  const version = { version: 1, contentHash: 'x', period: null };
  const plan = compilePlan({
    set,
    catalog,
    supplied: [
      { dataset: 'customer_link', ...version },
      { dataset: 'insurance_policy', ...version, ...(columns && { columns }) },
    ],
    asOf: '2026-01-01T00:00:00Z',
    zone: 'Asia/Shanghai',
  });
  return plan.facts[0]?.columns[0]?.missingBecause?.en;
}

const DEALER_POLICIES =
  '{ count: {}, from: insurance_policy, where: { column: sold_by, operator: equal, value: dealer } }';
const UNDATED =
  '{ count: {}, from: insurance_policy, where: { column: end_date, operator: isMissing } }';

describe('a fact over a column that no source fills', () => {
  it('is missing when its filter compares the column: nobody said who sold the policy', () => {
    expect(whyMissing(DEALER_POLICIES, ['customer_id', 'start_date'])).toBe(
      'no source fills column sold_by of dataset insurance_policy',
    );
  });

  it('is known as soon as one source fills it', () => {
    expect(whyMissing(DEALER_POLICIES, ['customer_id', 'start_date', 'sold_by'])).toBeUndefined();
  });

  it('is known when the filter asks whether the column is missing', () => {
    expect(whyMissing(UNDATED, ['customer_id', 'start_date'])).toBeUndefined();
  });

  it('takes every column as filled when the supplier does not say', () => {
    expect(whyMissing(DEALER_POLICIES)).toBeUndefined();
  });
});

describe('a fact over the dates in the subject’s own row', () => {
  const text = `fact: delivered_60m
name: { zh: 词, en: word }
group: vehicle_and_repair
subject: vehicle
type: integer
owner: me
pii: none
measure: { count: {}, from: vehicle, window: { last: { months: 60 } }, on: delivery_date }
`;
  const why = (to: string) => {
    const { set, diagnostics } = parseDefinitions([{ file: 'f.yaml', text }], catalog);
    expect(diagnostics).toEqual([]);
    const version = { version: 1, contentHash: 'x', period: { from: '2024-01-01', to } };
    const supplied = [{ dataset: 'vehicle', ...version }];
    const asOf = '2026-01-01T00:00:00+08:00';
    const plan = compilePlan({ set, catalog, supplied, asOf, zone: 'Asia/Shanghai' });
    return plan.facts[0]?.columns[0]?.missingBecause?.en;
  };

  it('is known however long ago they are', () => {
    expect(why('2026-01-01')).toBeUndefined();
  });

  it('is missing when the row is older than the run', () => {
    expect(why('2025-12-31')).toBe(
      'dataset vehicle covers 2024-01-01 to 2025-12-31, not 2026-01-01 to 2026-01-01',
    );
  });
});
