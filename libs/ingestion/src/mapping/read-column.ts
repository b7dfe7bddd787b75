import type { CatalogView, ColumnView } from '@tagwright/rules';
import {
  accepts,
  flowAfter,
  type Conversion,
  type Flow,
  type Normalisation,
} from './conversion.js';
import { readConversions } from './read-conversion.js';
import type { ColumnMapping, LinkColumn } from './source-mapping.js';
import type { Spot } from './spot.js';

const NORMALISATIONS: readonly Normalisation[] = ['text', 'mobile', 'vin', 'idDocument', 'email'];

/** Reads how one target column is filled and checks that the values will be of its type. */
export function readColumn(
  spot: Spot,
  column: ColumnView,
  catalog: CatalogView,
  strict: boolean,
): ColumnMapping | undefined {
  if (!spot.isMap) {
    spot.fail('not_a_map', `${column.code} must be a map.`);
    return;
  }
  if (!spot.at('constant').missing) return readConstant(spot, column, catalog);
  if (!spot.at('link').missing || column.type.kind === 'id') return readLink(spot, column);
  if (!spot.only('column', 'convert', 'range', 'onError')) return undefined;
  const raw = spot.at('column').text();
  const { code, type } = column;
  const codes = type.kind === 'code' ? { code, list: type.list } : undefined;
  const written = readConversions(spot.at('convert'), codes);
  const convert = written && complete(spot.at('convert'), written, column, catalog);
  const range = readRange(spot.at('range'));
  const onError = spot.at('onError').choice(['value', 'row'], strict ? 'row' : 'value');
  if (raw === undefined || convert === undefined || onError === undefined) return undefined;
  return { kind: 'value', column: raw, convert, range, onError };
}

function readConstant(
  spot: Spot,
  column: ColumnView,
  catalog: CatalogView,
): ColumnMapping | undefined {
  spot.only('constant');
  const { value } = spot.at('constant');
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    spot.fail('not_a_constant', 'A constant is a text, a number, true or false.');
    return;
  }
  if (column.type.kind === 'code') {
    checkCodes(spot.at('constant'), [String(value)], column.type.list, catalog);
  }
  return { kind: 'constant', value };
}

function readLink(spot: Spot, column: ColumnView): LinkColumn | undefined {
  if (!spot.only('link', 'key', 'convert', 'shared')) return undefined;
  const of = spot.at('link').choice(['customer', 'vehicle', 'lead']);
  const key = spot.at('key').text();
  if (column.type.kind !== 'id' || (of !== undefined && column.type.of !== of)) {
    spot.fail('wrong_link', `${column.code} does not hold ids of ${String(of)}.`);
    return;
  }
  const shared = readShared(spot.at('shared'));
  const convert = readConversions(spot.at('convert'));
  if (of === undefined || key === undefined || convert === undefined) return undefined;
  return { kind: 'link', of, key, convert, shared };
}

function readShared(spot: Spot): LinkColumn['shared'] {
  if (spot.missing || !spot.only('column', 'as')) return null;
  const column = spot.at('column').text();
  const as = spot.at('as').choice(NORMALISATIONS);
  return column === undefined || as === undefined ? null : { column, as };
}

function readRange(spot: Spot): { min: string | null; max: string | null } | null {
  if (spot.missing || !spot.only('min', 'max')) return null;
  const bound = (name: string): string | null => {
    const text = spot.at(name).missing ? undefined : spot.at(name).text();
    if (text !== undefined && !/^-?\d+(\.\d+)?$|^\d{4}-\d{2}-\d{2}$/.test(text)) {
      spot.at(name).fail('not_a_bound', `${name} must be a number or a date yyyy-MM-dd.`);
    }
    return text ?? null;
  };
  return { min: bound('min'), max: bound('max') };
}

/** The written conversions, completed to the column's type where the last step is understood. */
function complete(
  spot: Spot,
  written: readonly Conversion[],
  column: ColumnView,
  catalog: CatalogView,
): readonly Conversion[] | undefined {
  let flow: Flow = 'text';
  for (const [index, conversion] of written.entries()) {
    if (!accepts(conversion, flow)) {
      spot.at(index).fail('wrong_order', `${conversion.op} cannot follow a ${flow}.`);
      return;
    }
    flow = flowAfter(conversion);
    if (conversion.op === 'code' && column.type.kind === 'code') {
      const codes = Object.values(conversion.map).filter((code) => code !== 'missing');
      checkCodes(spot.at(index), codes, column.type.list, catalog);
    }
  }
  const last = lastStep(column, flow);
  if (last === 'fits') return written;
  if (last) return [...written, last];
  spot.fail(
    'wrong_type',
    `${column.code} holds ${column.type.kind} values; these conversions give ${flow}.`,
  );
}

function lastStep({ type }: ColumnView, flow: Flow): Conversion | 'fits' | undefined {
  if (flow === type.kind || (flow === 'integer' && type.kind === 'decimal')) return 'fits';
  // A product of whole numbers is whole, or the row says so.
  if (flow === 'decimal' && type.kind === 'integer') return 'fits';
  if (flow !== 'text') return undefined;
  switch (type.kind) {
    case 'integer':
      return { op: 'integer' };
    case 'decimal':
      return { op: 'decimal', scale: type.scale };
    case 'date':
      return { op: 'date', format: 'yyyy-MM-dd' };
    case 'timestamp':
      return { op: 'timestamp', format: 'iso', zone: 'UTC' };
    case 'boolean':
      return { op: 'boolean', true: ['true'], false: ['false'] };
    case 'code':
      return { op: 'codeList', list: type.list };
    case 'text':
    case 'codes':
    case 'id':
      return undefined;
  }
}

function checkCodes(
  spot: Spot,
  codes: readonly string[],
  list: string,
  catalog: CatalogView,
): void {
  const known = new Set(catalog.codeLists.get(list)?.codes.map(({ code }) => code) ?? []);
  for (const code of codes.filter((item) => !known.has(item))) {
    spot.fail('unknown_code', `${code} is not in the code list ${list}.`);
  }
}
