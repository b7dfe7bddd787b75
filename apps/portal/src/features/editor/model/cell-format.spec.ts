import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { readCell, readTsv, writeCell } from './cell-format.js';

const operators = fc.constantFrom('equal', 'notEqual', 'greaterThan', 'lessThanInclusive');
const cell = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.constant('any'),
    fc.tuple(operators, value).map(([operator, one]) => ({ [operator]: one })),
    fc.array(value, { minLength: 1, maxLength: 3 }).map((all) => ({ in: all })),
    fc.array(value, { minLength: 1, maxLength: 3 }).map((all) => ({ notIn: all })),
    fc.tuple(value, value).map(([from, to]) => ({ greaterThan: from, lessThanInclusive: to })),
    fc.constant({ isMissing: true }),
  );
const number = fc
  .oneof(
    fc.integer(),
    fc.integer().map((one) => one / 100),
  )
  .map((one) => one + 0);

describe('a cell of a grid', () => {
  it('is read as it was written, whatever codes it holds', () => {
    const code = fc.oneof(fc.constantFrom('D', 'G', '0-50', '76-100', 'any', 'in x'), fc.string());
    fc.assert(
      fc.property(cell(code), (each) => {
        expect(readCell(writeCell(each), 'code')).toEqual(each);
      }),
    );
  });

  it('is read as it was written, whatever numbers it holds', () => {
    const bounds = fc.tuple(number, number).map((between) => ({ between }));
    fc.assert(
      fc.property(fc.oneof(cell(number), bounds), (each) => {
        expect(readCell(writeCell(each), 'decimal')).toEqual(each);
      }),
    );
  });

  it.each([
    ['', 'any'],
    ['任意', 'any'],
    ['D', { equal: 'D' }],
    ['D, G', { in: ['D', 'G'] }],
    ['D、G', { in: ['D', 'G'] }],
    ['≥ 3', { greaterThanInclusive: 3 }],
    ['> 3 & <= 9', { greaterThan: 3, lessThanInclusive: 9 }],
    ['3..9', { between: [3, 9] }],
    ['{ withinLast: { days: 30 } }', { withinLast: { days: 30 } }],
  ])('reads %j as people write it', (text, read) => {
    const kind = typeof read === 'object' && 'equal' in read ? 'code' : 'integer';
    expect(readCell(text, kind)).toEqual(read);
  });
});

describe('what a spreadsheet copies', () => {
  it('is rows of cells, the last line end being none', () => {
    expect(readTsv('D\t> 3\r\n"a ""b"""\tany\r\n')).toEqual([
      ['D', '> 3'],
      ['a "b"', 'any'],
    ]);
  });
});
