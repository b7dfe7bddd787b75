import { sqlText } from '@tagwright/engines';

const letter = (text: string, position: number): string => `substr(${text}, ${position}, 1)`;

/**
 * Position of each VIN character, so that position modulo 10 is its value in ISO 3779's check: A to H count
 * 1 to 8, J to N 1 to 5, P 7, R 9, S to Z 2 to 9. I, O and Q do not occur.
 */
const VIN_VALUES = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ';
const VIN_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** True when the 17 characters of an upper-case VIN carry the right check digit in position 9. */
export function vinCheckSql(vin: string): string {
  const terms = VIN_WEIGHTS.flatMap((weight, index) =>
    weight === 0
      ? []
      : [`${weight} * ((instr(${sqlText(VIN_VALUES)}, ${letter(vin, index + 1)}) - 1) % 10)`],
  );
  return `substr('0123456789X', ((${terms.join(' + ')}) % 11 + 1)::INTEGER, 1) = ${letter(vin, 9)}`;
}

/** ISO 7064 MOD 11-2 over the first 17 digits, as GB 11643 asks. */
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** True when 17 digits and a check character make a valid Chinese identity number. */
export function idDocumentCheckSql(id: string): string {
  const terms = ID_WEIGHTS.map(
    (weight, index) => `${weight} * (ascii(${letter(id, index + 1)}) - 48)`,
  );
  return (
    `substr('10X98765432', ((${terms.join(' + ')}) % 11 + 1)::INTEGER, 1) = ${letter(id, 18)}` +
    ` AND try_strptime(substr(${id}, 7, 8), '%Y%m%d') IS NOT NULL`
  );
}

/** A Chinese mobile number in its 11 digits: separators and the country code are taken off. */
export function mobileSql(text: string): string {
  return `regexp_replace(regexp_replace(${text}, '[\\s()-]', '', 'g'), '^(\\+|00)?86', '')`;
}
