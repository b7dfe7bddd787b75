import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { GIVEN_NAME_CHARACTERS } from '../reference/given-names.js';
import { SURNAMES } from '../reference/surnames.js';
import { gb18030Encoder } from './gb18030-encoder.js';

const encode = (chunks: readonly Buffer[]): Promise<Buffer> =>
  buffer(Readable.from(chunks).pipe(gb18030Encoder()));

describe('the GB18030 encoder', () => {
  it('writes what the platform reads back, for every character of the demo', async () => {
    const text = `CUST_NO,${SURNAMES.map(({ name }) => name).join('')}${GIVEN_NAME_CHARACTERS.M.join('')}${GIVEN_NAME_CHARACTERS.F.join('')}\n`;
    const bytes = await encode([Buffer.from(text)]);
    expect(new TextDecoder('gb18030', { fatal: true }).decode(bytes)).toBe(text);
  });

  it('joins a character that two chunks share', async () => {
    const bytes = Buffer.from('王');
    expect(await encode([bytes.subarray(0, 1), bytes.subarray(1)])).toEqual(
      Buffer.from([0xcd, 0xf5]),
    );
  });

  it('refuses a character without a two-byte form', async () => {
    await expect(encode([Buffer.from('€😀')])).rejects.toMatchObject({
      code: 'demo_unencodable',
    });
  });
});
