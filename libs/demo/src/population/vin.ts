const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';
const VALUES_OF_LETTERS = '12345678123457923456789';
const YEAR_CODES = 'ABCDEFGHJKLMNPRSTVWXY123456789';
const FIRST_CODED_YEAR = 2010;
const PLANTS = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789';

/** SQL of a VIN's characters as the digits that ISO 3779 gives them, one for one. */
export function vinDigits(vin: string): string {
  return `translate(${vin}, '${LETTERS}', '${VALUES_OF_LETTERS}')`;
}

/**
 * SQL that puts the check digit of ISO 3779 into position 9 of a 17-character VIN, whatever stands
 * there: the weighted sum of the characters' digits modulo 11, 10 written as X.
 * @param digits a column that holds `vinDigits` of the VIN
 */
export function withCheckDigit(vin: string, digits: string): string {
  const terms = WEIGHTS.flatMap((weight, position) =>
    weight === 0 ? [] : [`${weight} * (ord(substr(${digits}, ${position + 1}, 1)) - 48)`],
  );
  const check = `substr('0123456789X', 1 + (${terms.join(' + ')}) % 11, 1)`;
  return `left(${vin}, 8) || ${check} || right(${vin}, 8)`;
}

/**
 * SQL of a VIN without its check digit (position 9 is `0`): maker and descriptor (8 characters),
 * model year, plant, serial number.
 */
export function vinBody(makerAndDescriptor: string, modelYear: string, serial: string): string {
  const year = `substr('${YEAR_CODES}', 1 + (${modelYear} - ${FIRST_CODED_YEAR}) % ${YEAR_CODES.length}, 1)`;
  const plant = `substr('${PLANTS}', 1 + (${serial} // 1000000)::INTEGER % ${PLANTS.length}, 1)`;
  const number = `lpad(CAST(${serial} % 1000000 AS VARCHAR), 6, '0')`;
  return `${makerAndDescriptor} || '0' || ${year} || ${plant} || ${number}`;
}
