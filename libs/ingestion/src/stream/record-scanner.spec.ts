import { describe, expect, it } from '@jest/globals';
import { RecordScanner, type RejectedRecord } from './record-scanner.js';

interface Scan {
  readonly lines: string[];
  readonly rejected: RejectedRecord[];
  readonly header: string[];
}

/** Scans a text in pieces of a size; separators are shown as `|`, replaced line breaks as `~`. */
function scan(text: string, piece = 1000, keep?: readonly boolean[], emptyRecords = false): Scan {
  const rejected: RejectedRecord[] = [];
  let header: string[] = [];
  const scanner = new RecordScanner({
    name: 'people.csv',
    delimiter: 0x2c,
    maxFieldBytes: 1000,
    emptyRecords,
    onHeader: (fields) => {
      header = fields;
      return keep ?? fields.map(() => true);
    },
    onRejected: (record) => rejected.push(record),
  });
  const bytes = Buffer.from(text);
  const blocks: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += piece) {
    scanner.push(bytes.subarray(start, start + piece));
    blocks.push(...scanner.take().map((block) => Uint8Array.from(block)));
  }
  scanner.finish();
  blocks.push(...scanner.flush());
  const lines = Buffer.concat(blocks)
    .toString()
    .replaceAll('\x1f', '|')
    .replaceAll('\x1e', '~')
    .split('\n')
    .slice(0, -1);
  return { lines, rejected, header };
}

describe('RecordScanner', () => {
  it('writes row, line and fields', () => {
    expect(scan('a,b\n1,x\n2,y\n')).toEqual({
      header: ['a', 'b'],
      lines: ['1|2|1|x', '2|3|2|y'],
      rejected: [],
    });
  });

  it('resolves quotes: delimiters, doubled quotes and line breaks inside a field', () => {
    const { lines } = scan('a,b\n"x,""y""","l1\nl2\r\nl3"\n2,z\n');
    expect(lines).toEqual(['1|2|x,"y"|l1~l2~l3', '2|5|2|z']);
  });

  it.each([1, 2, 3, 5, 7])('gives the same result in pieces of %i bytes', (piece) => {
    const text = 'a,b\r\n"x ""1""\r\nz","\r"\r\n\r\n,\n"",é漢\nlast,"q"';
    expect(scan(text, piece)).toEqual(scan(text));
  });

  it('counts physical lines and skips empty ones', () => {
    expect(scan('a,b\n\n1,"x\ny"\r\n\r\n2,z').lines).toEqual(['1|3|1|x~y', '2|6|2|z']);
  });

  it('takes an empty line for a record with an empty field where it is told to', () => {
    expect(scan('a\n\n"x"\r\n\r\ny', 1, undefined, true).lines).toEqual([
      '1|2|',
      '2|3|x',
      '3|4|',
      '4|5|y',
    ]);
  });

  it('keeps only the chosen columns', () => {
    expect(scan('a,b,c\n1,2,3\n', 1000, [false, true, false]).lines).toEqual(['1|2|2']);
  });

  it('leaves out a record with a wrong number of fields and goes on', () => {
    expect(scan('a,b\n1\n2,y\n3,y,z\n')).toMatchObject({
      lines: ['2|3|2|y'],
      rejected: [
        { row: 1, line: 2, reason: 'wrong_field_count', column: 'b', value: '1 instead of 2' },
        { row: 3, line: 4, reason: 'wrong_field_count', column: null, value: '3 instead of 2' },
      ],
    });
  });

  it('leaves out a record with a field that is too long, in bounded memory', () => {
    const text = `a,b\n1,${'x'.repeat(1001)}\n2,${'y'.repeat(1000)}\n`;
    for (const piece of [64, 100_000]) {
      const { lines, rejected } = scan(text, piece);
      expect(rejected).toEqual([
        { row: 1, line: 2, reason: 'field_too_large', column: 'b', value: '*'.repeat(80) },
      ]);
      expect(lines).toHaveLength(1);
    }
  });

  it('leaves out records with control characters and with text after a closing quote', () => {
    expect(scan('a,b\n1,x\0y\n"2"x,y\n3,z\n')).toMatchObject({
      lines: ['3|4|3|z'],
      rejected: [
        { row: 1, reason: 'control_character', column: 'b' },
        { row: 2, reason: 'malformed_quotes', column: 'a' },
      ],
    });
  });

  it.each([1, 3, 1000])(
    'shows of what it could not read the column and the shape up to there, in pieces of %i',
    (piece) => {
      const text = 'name,"born, if known"\n李娜,"19-8 é\ud83d\ude97\t"x\n';
      expect(scan(text, piece).rejected).toEqual([
        {
          row: 1,
          line: 2,
          reason: 'malformed_quotes',
          column: 'born, if known',
          value: '**-* *\ud83d\ude97\ufffd',
        },
      ]);
    },
  );

  it('takes a quote inside an unquoted field literally', () => {
    expect(scan('a,b\n5" pipe,x\n').lines).toEqual(['1|2|5" pipe|x']);
  });

  it('names the line of a quote that is never closed', () => {
    expect(() => scan('a,b\n1,x\n2,"y\nz\n')).toThrow(/line 3/);
  });

  it('refuses a file without a header', () => {
    expect(() => scan('\n\n')).toThrow(/empty/);
  });
});
