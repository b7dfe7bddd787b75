import { describe, expect, it } from '@jest/globals';
import type { ReferenceRow } from '../../libs/testing/src/reference-data.js';
import { missingWithout, shippedValues } from './support/shipped-values.js';

const order = (service_type: string, open_date: string, more: ReferenceRow = {}): ReferenceRow => ({
  customer_id: 1,
  service_type,
  open_date,
  ...more,
});

describe('claims not repaired with us', () => {
  const count = (...orders: ReferenceRow[]) =>
    shippedValues({ rows: { service_order: orders } })('customer', 1, 'claims_not_repaired_24m');

  it('are those that no dealer of ours handled and no accident repair followed', () => {
    expect(count(order('claim', '2025-06-01'))).toBe(1);
    expect(count(order('claim', '2025-06-01'), order('maintenance', '2025-06-03'))).toBe(1);
  });

  it('are none that a dealer of ours handled', () => {
    expect(count(order('claim', '2025-06-01', { dealer: 'D001' }))).toBe(0);
  });

  it('are none that an accident repair followed, be it on the very day', () => {
    expect(count(order('claim', '2025-06-01'), order('accident', '2025-06-01'))).toBe(0);
    expect(count(order('claim', '2025-06-01'), order('accident', '2025-07-31'))).toBe(0);
    expect(count(order('claim', '2025-06-01'), order('accident', '2025-08-01'))).toBe(1);
  });

  it('are not known where no source says which dealer did the work', () => {
    expect(missingWithout('service_order', 'dealer')).toContain('claims_not_repaired_24m');
    expect(missingWithout('service_order', 'cause')).toEqual([]);
  });
});

describe('after-sales use', () => {
  const use = (...orders: ReferenceRow[]) =>
    shippedValues({
      rows: {
        ownership: [{ customer_id: 1, vehicle_id: 1, role: 'owner' }],
        vehicle: [{ vehicle_id: 1, delivery_date: '2021-01-01' }],
        service_order: orders,
      },
    })('customer', 1, 'after_sales_use');

  it('takes no insurance claim for a visit', () => {
    expect(use(order('claim', '2025-06-01', { dealer: 'D001' }))).toBe('never');
    expect(use(order('repair', '2025-06-01'))).toBe('part');
    expect(use(order('maintenance', '2025-06-01'), order('maintenance', '2024-06-01'))).toBe('all');
  });

  it('takes an order of unknown type for a visit', () => {
    expect(use({ customer_id: 1, open_date: '2025-06-01' })).toBe('part');
  });
});

describe('lifetime value', () => {
  const sales_order = [{ customer_id: 1, order_date: '2023-05-01', amount: 200_000 }];
  const service_order = [order('repair', '2025-06-01', { amount: 1_000 })];
  const ownership = [{ customer_id: 1, vehicle_id: 1, role: 'owner' }];
  const vehicle = [{ vehicle_id: 1 }];
  const worth = (rows: Record<string, ReferenceRow[]>, lacking: string[] = []) =>
    shippedValues({ rows: { sales_order, service_order, ...rows }, lacking })(
      'customer',
      1,
      'lifetime_value_amount',
    );

  it('adds what is still to come, which is nothing only without a vehicle', () => {
    expect(worth({ ownership, vehicle })).toBe(202_500);
    expect(worth({})).toBe(201_000);
  });

  it('is not known while nobody says whether there is a vehicle', () => {
    expect(worth({}, ['ownership'])).toBeNull();
  });
});

describe('the trade-in tree', () => {
  it('sees the acts that belong to a lead as well', () => {
    const rows = {
      ownership: [{ customer_id: 1, vehicle_id: 1, role: 'owner' }],
      vehicle: [{ vehicle_id: 1, delivery_date: '2020-01-01' }],
      lead: [
        {
          lead_id: 7,
          customer_id: 1,
          created_date: '2025-11-01',
          outcome: 'lost',
          outcome_date: '2025-12-10',
        },
      ],
    };
    const act = { customer_id: 1, behaviour: 'showroom_interest' };
    const event_time = '2025-12-01T04:00:00.000000Z';
    const propensity = (lead_event: ReferenceRow[]) =>
      shippedValues({ rows: { ...rows, lead_event } })('customer', 1, 'trade_in_propensity');
    expect(propensity([{ ...act, event_time, lead_id: 7 }])).toBe('high');
    expect(propensity([{ ...act, event_time }])).toBe('high');
    expect(propensity([])).toBe('middle');
  });
});

describe('warranties that end', () => {
  const of = (code: string, ...ends: (string | null)[]) =>
    shippedValues({
      rows: {
        customer: [{ customer_id: 1, marketing_opt_out: false }],
        ownership: ends.map((_, at) => ({ customer_id: 1, vehicle_id: at + 1, role: 'owner' })),
        vehicle: ends.map((warranty_end, at) => ({ vehicle_id: at + 1, warranty_end })),
      },
    })('customer', 1, code);

  it('are over on the first day without cover', () => {
    expect(of('days_to_warranty_end', '2026-01-01')).toBeNull();
    expect(of('days_since_warranty_end', '2026-01-01')).toBe(0);
    expect(of('days_to_warranty_end', '2026-01-02')).toBe(1);
    expect(of('days_since_warranty_end', '2026-01-02')).toBeNull();
  });

  it('are reminded of from sixty days before to the last day of cover', () => {
    expect(of('warranty_ending', '2026-03-03')).toBe(false);
    expect(of('warranty_ending', '2026-03-02')).toBe(true);
    expect(of('warranty_ending', '2026-01-02')).toBe(true);
    expect(of('warranty_ending', '2026-01-01')).toBe(false);
  });

  it('are not known while the end of some vehicle is not, unless another one ends', () => {
    expect(of('warranty_ending', '2026-02-01', null)).toBe(true);
    expect(of('warranty_ending', '2027-01-01', null)).toBeNull();
    expect(of('warranty_ending', null)).toBeNull();
    expect(of('warranty_ending')).toBe(false);
  });
});

describe('the next purchase window', () => {
  const bought = (order_date: string) => ({ customer_id: 1, order_type: 'new_car', order_date });
  const drove = (day: string) => ({
    customer_id: 1,
    behaviour: 'showroom_test_drive',
    event_time: `${day}T04:00:00.000000Z`,
  });
  const window = (sales_order: ReferenceRow[], lead_event: ReferenceRow[] = []) =>
    shippedValues({
      rows: {
        sales_order,
        lead_event,
        ownership: [{ customer_id: 1, vehicle_id: 1, role: 'owner' }],
        vehicle: [{ vehicle_id: 1, delivery_date: '2020-01-01' }],
      },
    })('customer', 1, 'next_purchase_window');

  it('starts after the last purchase, be the oldest vehicle ever so old', () => {
    expect(window([])).toBe('one_year');
    expect(window([bought('2025-06-01')])).toBe('later');
    expect(window([bought('2022-01-01')])).toBe('one_year');
    expect(window([bought('2022-01-02')])).toBe('later');
  });

  it('is over when the test drive led to a purchase', () => {
    expect(window([], [drove('2025-12-20')])).toBe('one_month');
    expect(window([bought('2025-12-22')], [drove('2025-12-20')])).toBe('later');
    expect(window([bought('2025-12-19')], [drove('2025-12-20')])).toBe('one_month');
  });
});

describe('points available', () => {
  const points = (...moves: [string, number][]) =>
    shippedValues({
      rows: {
        loyalty_transaction: moves.map(([kind, amount]) => ({
          customer_id: 1,
          transaction_date: '2025-06-01',
          kind,
          points: amount,
        })),
      },
    });

  it('are what is left, and never less than none', () => {
    const left = points(['earn', 500], ['redeem', 200], ['expire', 100]);
    expect(left('customer', 1, 'points_available')).toBe(200);
    const overdrawn = points(['earn', 500], ['redeem', 700]);
    expect(overdrawn('customer', 1, 'points_balance')).toBe(-200);
    expect(overdrawn('customer', 1, 'points_available')).toBe(0);
    expect(points()('customer', 1, 'points_available')).toBe(0);
  });
});
