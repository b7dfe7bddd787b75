import { describe, expect, it } from '@jest/globals';

import type { RecordCell, SourceRecord } from '../api/types.js';
import { chosenCells, filledColumns, hrefOf, knownCells, placeOf, textOf } from './record-cells.js';

const cell = (column: string, value: RecordCell['value'], kind: 'text' | 'id' = 'text') =>
  ({
    column,
    name: { zh: column, en: column },
    type: kind === 'id' ? { kind, of: 'vehicle' } : { kind },
    value,
    valueName: null,
    masked: false,
  }) satisfies RecordCell;

const record = (...cells: RecordCell[]): SourceRecord => ({
  dataset: 'lead',
  datasetVersion: 1,
  source: 'crm',
  sourceFile: 'l.csv',
  sourceRow: 12,
  cells,
});

describe('the cells of a record', () => {
  const one = record(cell('a', 'x'), cell('b', null), cell('vehicle_id', 7, 'id'));

  it('are chosen in the order asked, without those that are not there', () => {
    expect(chosenCells(one, ['b', 'z', 'a']).map(({ column }) => column)).toEqual(['b', 'a']);
    expect(knownCells(one, ['vehicle_id']).map(({ column }) => column)).toEqual(['a']);
    expect(textOf(one, 'vehicle_id')).toBeNull();
  });

  it('leave out a column that no record knows', () => {
    const two = record(cell('a', null), cell('b', 'y'));
    expect(filledColumns([one, two], ['a', 'b', 'c'])).toEqual(['a', 'b']);
    expect(filledColumns([one], ['b'])).toEqual([]);
  });

  it('lead to the page of whom they name, and nowhere else', () => {
    expect(one.cells.map(hrefOf)).toEqual([null, null, '/vehicles/7']);
  });

  it('come from a place in a source', () => {
    expect(placeOf(one)).toBe('crm · l.csv : 12');
    expect(placeOf({ ...one, sourceFile: null, sourceRow: null })).toBe('crm');
  });
});
