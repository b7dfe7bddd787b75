import type { Draws } from '../random/draw.js';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

/**
 * SQL of a resident identity number by GB 11643: division code, day of birth, a sequence number
 * that is odd for men, check digit.
 */
export function idDocumentOf(draws: Draws, index: string): string {
  const sequence = `2 * ${draws.below('person.id-sequence', index, 480)} + CASE sex WHEN 'M' THEN 1 ELSE 0 END`;
  const body = `region || strftime(birth, '%Y%m%d') || lpad(CAST(${sequence} AS VARCHAR), 3, '0')`;
  const sum = WEIGHTS.map((w, n) => `${w} * (ord(substr(body, ${n + 1}, 1)) - 48)`).join(' + ');
  return `(SELECT body || substr('${CHECK_DIGITS}', 1 + (${sum}) % 11, 1) FROM (SELECT ${body} AS body))`;
}
