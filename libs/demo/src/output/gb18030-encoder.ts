import { Transform } from 'node:stream';
import { DomainError } from '@tagwright/kernel';

const FIRST_LEAD = 0x81;
const LAST_LEAD = 0xfe;

/** Code unit → the two bytes of GB18030, built from the platform's own decoder. */
function twoByteTable(): Uint16Array {
  const decoder = new TextDecoder('gb18030');
  const table = new Uint16Array(0x10000);
  for (let lead = FIRST_LEAD; lead <= LAST_LEAD; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(lead, trail));
      const unit = text.charCodeAt(0);
      if (text.length === 1 && unit !== 0xfffd) table[unit] = (lead << 8) | trail;
    }
  }
  return table;
}

/**
 * A byte stream from UTF-8 to GB18030. Characters that need the four-byte form are refused: the
 * demo has none.
 */
export function gb18030Encoder(): Transform {
  const table = twoByteTable();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const encode = (text: string): Buffer => {
    const bytes = Buffer.allocUnsafe(text.length * 2);
    let end = 0;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit < 0x80) {
        bytes[end] = unit;
        end += 1;
        continue;
      }
      const pair = table[unit] ?? 0;
      if (pair === 0) {
        throw new DomainError(
          'demo_unencodable',
          `No two-byte GB18030 form of U+${unit.toString(16)}`,
        );
      }
      bytes.writeUInt16BE(pair, end);
      end += 2;
    }
    return bytes.subarray(0, end);
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        done(null, encode(decoder.decode(chunk, { stream: true })));
      } catch (error) {
        done(error as Error);
      }
    },
    flush(done) {
      done(null, encode(decoder.decode()));
    },
  });
}
