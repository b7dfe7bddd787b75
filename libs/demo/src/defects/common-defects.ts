import { DEFECT_RATES } from './defect-rates.js';
import type { DefectKind, DefectRule } from './defect-rule.js';

type Options = Pick<DefectRule, 'where' | 'reason'>;

function rule(kind: DefectKind, column: string, value: string, options: Options): DefectRule {
  return { kind, column, value, rate: DEFECT_RATES[kind], ...options };
}

/** The value is absent; quarantined only where the column is required. */
export function missing(column: string, options: Options = {}): DefectRule {
  return rule('missing', column, 'NULL', options);
}

/** A required value is absent. */
export function requiredMissing(column: string): DefectRule {
  return missing(column, { reason: 'required_missing' });
}

/** The text cannot be read as what it should be. */
export function malformed(column: string, value: string, reason: string): DefectRule {
  return rule('malformed', column, value, { reason });
}

/** A readable value that cannot be true by itself. */
export function outOfRange(column: string, value: string, where?: string): DefectRule {
  const reason = 'out_of_range';
  return rule('out_of_range', column, value, where === undefined ? { reason } : { reason, where });
}

/** A value that another value of the same row, or of the same person, gives the lie. */
export function contradictory(column: string, value: string, where?: string): DefectRule {
  return rule('contradictory', column, value, where === undefined ? {} : { where });
}

/** A code that nobody has mapped. */
export function unmappedCode(column: string, value: string): DefectRule {
  return rule('unmapped_code', column, value, { reason: 'unmapped_code' });
}

/** A key that its master file does not have. */
export function unknownKey(column: string, value: string): DefectRule {
  return rule('unknown_key', column, value, { reason: 'unknown_key' });
}

/** The row is one person's second record under another key (`copy` = 1). */
export function duplicatePerson(keyColumn: string): DefectRule {
  return { kind: 'duplicate_person', column: keyColumn, rate: 1, where: 'copy = 1' };
}

/** The row comes one file later than its date belongs to. */
export function late(lastPart: number): DefectRule {
  return rule('late', 'part', 'part + 1', { where: `part < ${lastPart}` });
}
