import type { CatalogView, ColumnView, DatasetView, ValueType } from '@tagwright/rules';

const name = { zh: '名', en: 'Name' };

function column(code: string, type: ValueType, required = false): ColumnView {
  return { code, name, type, required, pii: 'none', meaning: name };
}

function dataset(
  code: string,
  columns: ColumnView[],
  options: Partial<DatasetView> = {},
): [string, DatasetView] {
  const view = { dataset: code, name, entity: false, personal: false, key: [], columns };
  return [code, { ...view, ...options }];
}

const customerId = column('customer_id', { kind: 'id', of: 'customer' }, true);
const vehicleId = column('vehicle_id', { kind: 'id', of: 'vehicle' }, true);
const leadId = column('lead_id', { kind: 'id', of: 'lead' }, true);
const values = [
  column('amount', { kind: 'decimal', scale: 2 }),
  column('rate', { kind: 'decimal', scale: 4 }),
  column('points', { kind: 'integer' }),
  column('flag', { kind: 'boolean' }),
  column('grade', { kind: 'code', list: 'grade' }),
  column('note', { kind: 'text' }),
  column('due', { kind: 'date' }),
  column('seen', { kind: 'timestamp' }),
];

/** A catalog with a column of every type, on every subject, by days and by instants. */
export const smallCatalog: CatalogView = {
  datasets: new Map([
    dataset('customer_link', [customerId]),
    dataset('customer', [customerId, ...values], { entity: true, key: ['customer_id'] }),
    dataset('vehicle', [vehicleId, ...values], { entity: true, key: ['vehicle_id'] }),
    dataset('lead', [leadId, column('customer_id', { kind: 'id', of: 'customer' }), ...values], {
      entity: true,
      key: ['lead_id'],
      eventColumn: 'due',
    }),
    dataset('ownership', [
      customerId,
      vehicleId,
      column('role', { kind: 'code', list: 'ownership_role' }),
      column('valid_from', { kind: 'date' }),
      column('valid_to', { kind: 'date' }),
    ]),
    dataset('visit', [customerId, vehicleId, column('day', { kind: 'date' }), ...values], {
      eventColumn: 'day',
    }),
    dataset('click', [customerId, leadId, column('at', { kind: 'timestamp' }), ...values], {
      eventColumn: 'at',
    }),
    dataset('imported_label', [
      customerId,
      column('label', { kind: 'code', list: 'imported_label' }, true),
      column('value', { kind: 'text' }),
      column('confidence', { kind: 'decimal', scale: 4 }),
      column('provided_date', { kind: 'date' }),
      column('expiry_date', { kind: 'date' }),
      column('provider', { kind: 'text' }),
    ]),
  ]),
  codeLists: new Map(
    Object.entries({
      grade: ['A', 'B', 'C'],
      ownership_role: ['owner', 'driver'],
      imported_label: ['income', 'hobby'],
    }).map(([list, codes]) => [list, { list, name, codes: codes.map((code) => ({ code, name })) }]),
  ),
};
