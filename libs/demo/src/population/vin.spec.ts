import { describe, expect, it } from '@jest/globals';
import { DuckDBInstance } from '@duckdb/node-api';
import { vinBody, vinDigits, withCheckDigit } from './vin.js';

async function text(sql: string): Promise<unknown> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  return (await connection.runAndReadAll(sql)).getRows()[0]?.[0];
}

const checked = (vin: string): Promise<unknown> =>
  text(
    `SELECT ${withCheckDigit('vin', 'digits')} FROM (SELECT '${vin}' AS vin, ${vinDigits(`'${vin}'`)} AS digits)`,
  );

describe('the check digit of a VIN', () => {
  it('is X for remainder ten, as in the worked example of the standard', async () => {
    expect(await checked('1M8GDM9A0KP042788')).toBe('1M8GDM9AXKP042788');
  });

  it('is 1 for seventeen ones', async () => {
    expect(await checked('11111111011111111')).toBe('11111111111111111');
  });
});

describe('the body of a VIN', () => {
  it('has 17 characters: maker, descriptor, 0, model year, plant, serial', async () => {
    expect(await text(`SELECT ${vinBody("'LXCA3E1C'", '2024', '1000023')}`)).toBe(
      'LXCA3E1C0RB000023',
    );
  });
});
