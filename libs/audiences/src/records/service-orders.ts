import { cellOf, type SourceRecord } from './record.js';

/** A visit to a workshop with its items. */
export interface ServiceOrder {
  readonly order: SourceRecord;
  /** By line number. */
  readonly lines: readonly SourceRecord[];
  /** How many items were recommended and not done. */
  readonly leftOver: number;
  /** Whether it is the vehicle's latest visit. */
  readonly last: boolean;
}

/**
 * Gives orders their lines. Order numbers are not always unique: number, vehicle and day together
 * tell an order.
 * @param orders the newest first
 */
export function ordersWithLines(
  orders: readonly SourceRecord[],
  lines: readonly SourceRecord[],
): ServiceOrder[] {
  const byOrder = new Map<string, SourceRecord[]>();
  for (const line of lines) {
    const key = keyOf(line);
    byOrder.set(key, [...(byOrder.get(key) ?? []), line]);
  }
  const seen = new Set<unknown>();
  return orders.map((order) => {
    const own = byOrder.get(keyOf(order)) ?? [];
    const vehicle = cellOf(order, 'vehicle_id');
    const last = !seen.has(vehicle);
    seen.add(vehicle);
    return { order, lines: own, leftOver: own.filter(isLeftOver).length, last };
  });
}

/** Whether an item was recommended and has not been done. */
export function isLeftOver(line: SourceRecord): boolean {
  return cellOf(line, 'recommended') === true && cellOf(line, 'done') === false;
}

function keyOf(record: SourceRecord): string {
  return JSON.stringify(
    ['order_no', 'vehicle_id', 'open_date'].map((each) => cellOf(record, each)),
  );
}
