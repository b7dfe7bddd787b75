import type { FactProfile } from '../api/types.js';

/** Amounts with a long tail. */
export const AMOUNTS: FactProfile = {
  name: { zh: '近一年消费金额', en: 'Spend in 12 months' },
  version: '1.0.0',
  subject: 'customer',
  type: { kind: 'integer' },
  unit: 'CNY',
  snapshotId: 3,
  runId: 7,
  asOf: '2025-12-31T16:00:00.000Z',
  zone: 'Asia/Shanghai',
  publishedAt: '2026-01-01T00:00:00.000Z',
  subjects: 20_000,
  missing: 1_200,
  missingBecause: null,
  withheld: 'nothing',
  distinct: 8_411,
  min: '0',
  max: '86400',
  quantiles: [
    { share: 0.25, value: '420' },
    { share: 0.5, value: '1280' },
    { share: 0.75, value: '2900' },
  ],
  binUnit: 'number',
  bins: [
    ...Array.from({ length: 24 }, (_, index) => ({
      from: String(index * 500),
      to: String(index * 500 + 500),
      count: Math.round(4200 * Math.exp(-index / 4)),
    })),
    { from: '12000', to: null, count: 188 },
  ],
  values: [],
  rest: { values: 0, count: 0 },
};

export const words = (zh: string, en: string): { zh: string; en: string } => ({ zh, en });

/** Codes, many of them rare. */
export const CHANNELS: FactProfile = {
  ...AMOUNTS,
  name: words('主要渠道', 'Main channel'),
  type: { kind: 'code', list: 'channel' },
  unit: null,
  distinct: 63,
  min: null,
  max: null,
  quantiles: [],
  binUnit: null,
  bins: [],
  values: [
    { value: 'showroom', name: words('展厅', 'Showroom'), count: 9_000 },
    { value: 'phone', name: words('电话', 'Phone'), count: 6_500 },
    ...Array.from({ length: 18 }, (_, index) => ({
      value: `other_${index}`,
      name: words(`其他渠道 ${index}`, `Another channel with a rather long name ${index}`),
      count: 180 - index * 10,
    })),
  ],
  rest: { values: 43, count: 590 },
};
