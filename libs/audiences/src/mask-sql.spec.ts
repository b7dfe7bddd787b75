import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DuckDbEngine, sqlText, type Engine } from '@tagwright/engines';
import { maskedMobile, maskedName } from './mask-sql.js';

let engine: Engine;

beforeAll(async () => {
  engine = await DuckDbEngine.open({ threads: 1, memoryLimit: '100MB', tempDirectory: tmpdir() });
});

afterAll(() => {
  engine.close();
});

async function masked(mask: (column: string) => string, value: string | null): Promise<unknown> {
  const literal = value === null ? 'NULL' : sqlText(value);
  return engine.scalar(`SELECT ${mask('v')} FROM (SELECT CAST(${literal} AS VARCHAR) AS v)`);
}

describe('maskedName', () => {
  it.each([
    ['张三', '张*'],
    ['欧阳娜娜', '欧***'],
    ['李', '*'],
    ['', ''],
    ['John Smith', 'J*********'],
  ])('shows %s as %s', async (name, shown) => {
    expect(await masked(maskedName, name)).toBe(shown);
  });

  it('keeps a missing name missing', async () => {
    expect(await masked(maskedName, null)).toBeNull();
  });
});

describe('maskedMobile', () => {
  it.each([
    ['13812345678', '138****5678'],
    ['1381234567', '**********'],
    ['+8613812345678', '**************'],
    ['not a phone', '***********'],
  ])('shows %s as %s', async (mobile, shown) => {
    expect(await masked(maskedMobile, mobile)).toBe(shown);
  });

  it('keeps a missing number missing', async () => {
    expect(await masked(maskedMobile, null)).toBeNull();
  });
});
