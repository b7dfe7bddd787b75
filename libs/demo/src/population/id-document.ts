import type { Draws } from '../random/draw.js';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

/**
 * SQL of the first 17 characters of a resident identity number by GB 11643: division code, day of
 * birth, a sequence number that is odd for men. Reads the columns region, birth and sex.
 */
export function idDocumentBody(draws: Draws, index: string): string {
  const drawn = draws.below('person.id-sequence', index, 480);
  const sequence = `(2 * ${drawn} + CASE sex WHEN 'M' THEN 1 ELSE 0 END)::VARCHAR`;
  return `region || strftime(birth, '%Y%m%d') || lpad(${sequence}, 3, '0')`;
}

/** SQL of the whole number: the body in column `body` with its check digit. */
export function withIdCheckDigit(body: string): string {
  const sum = WEIGHTS.map((w, n) => `${w} * (ord(substr(${body}, ${n + 1}, 1)) - 48)`).join(' + ');
  return `${body} || substr('${CHECK_DIGITS}', 1 + (${sum}) % 11, 1)`;
}
