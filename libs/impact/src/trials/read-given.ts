import { DomainError, type Diagnostic } from '@tagwright/kernel';
import {
  canonicalTimestamp,
  isCalendarDate,
  isSafe,
  parsePlainNumber,
  powerOfTen,
  type CatalogView,
  type FactValue,
  type ValueType,
} from '@tagwright/rules';

/** Values by code, as JSON has them; decimals may be numbers or texts, null is missing. */
export type GivenFacts = Readonly<Record<string, unknown>>;

/**
 * Reads facts that somebody wrote down.
 * @param known what may be given, by code
 * @throws DomainError `facts_unreadable` with everything that is wrong
 */
export function readGiven(
  given: GivenFacts,
  known: ReadonlyMap<string, ValueType>,
  catalog: CatalogView,
): Map<string, FactValue> {
  const diagnostics: Diagnostic[] = [];
  const values = new Map<string, FactValue>();
  for (const [code, raw] of Object.entries(given)) {
    const type = known.get(code);
    if (type === undefined) {
      diagnostics.push(unknownFact(code, known));
      continue;
    }
    const value = raw === null ? null : readOne(raw, type, catalog);
    if (value === undefined) diagnostics.push(wrongValue(code, type, catalog));
    else values.set(code, value);
  }
  const [first] = diagnostics;
  if (first === undefined) return values;
  throw new DomainError(
    'facts_unreadable',
    `${diagnostics.length} of the facts cannot be read. ${first.message}`,
    { details: { diagnostics } },
  );
}

function readOne(raw: unknown, type: ValueType, catalog: CatalogView): FactValue | undefined {
  switch (type.kind) {
    case 'integer':
    case 'id':
      return readNumber(raw, 0);
    case 'decimal':
      return readNumber(raw, type.scale);
    case 'boolean':
      return typeof raw === 'boolean' ? raw : undefined;
    case 'text':
      return typeof raw === 'string' && raw.length <= 2_000 ? raw : undefined;
    case 'date':
      return typeof raw === 'string' && isCalendarDate(raw) ? raw : undefined;
    case 'timestamp':
      return typeof raw === 'string' ? canonicalTimestamp(raw) : undefined;
    case 'code':
      return isListed(raw, type.list, catalog) ? raw : undefined;
    case 'codes': {
      if (!Array.isArray(raw)) return undefined;
      const codes = raw as readonly unknown[];
      const listed = codes.filter((each) => isListed(each, type.list, catalog));
      return listed.length === codes.length ? [...new Set(listed)].sort() : undefined;
    }
  }
}

function isListed(raw: unknown, list: string, { codeLists }: CatalogView): raw is string {
  return codeLists.get(list)?.codes.some(({ code }) => code === raw) === true;
}

/** A number as JSON or as text, exact. */
function readNumber(raw: unknown, scale: number): number | undefined {
  if (typeof raw !== 'number' && typeof raw !== 'string') return undefined;
  const parsed = parsePlainNumber(String(raw));
  if (parsed === undefined || parsed.scale > scale) return undefined;
  const digits = parsed.digits * powerOfTen(scale - parsed.scale);
  return isSafe(digits) ? Number(digits) : undefined;
}

function unknownFact(code: string, known: ReadonlyMap<string, ValueType>): Diagnostic {
  const asked = [...known.keys()].sort();
  return {
    code: 'unknown_fact',
    severity: 'error',
    message: `No rule that is tried looks at "${code.slice(0, 64)}".`,
    path: code.slice(0, 64),
    hint: `What may be given: ${asked.slice(0, 20).join(', ')}${asked.length > 20 ? ', …' : ''}.`,
  };
}

function wrongValue(code: string, type: ValueType, catalog: CatalogView): Diagnostic {
  return {
    code: 'wrong_value',
    severity: 'error',
    message: `"${code}" must be ${formOf(type, catalog)}, or null when it is missing.`,
    path: code,
  };
}

function formOf(type: ValueType, { codeLists }: CatalogView): string {
  const codes = (list: string): string => {
    const all = codeLists.get(list)?.codes.map(({ code }) => code) ?? [];
    return `${all.slice(0, 12).join(', ')}${all.length > 12 ? ', …' : ''}`;
  };
  switch (type.kind) {
    case 'integer':
    case 'id':
      return 'a whole number';
    case 'decimal':
      return `a number with at most ${type.scale} decimals`;
    case 'boolean':
      return 'true or false';
    case 'text':
      return 'a text';
    case 'date':
      return 'a date, "YYYY-MM-DD"';
    case 'timestamp':
      return 'an instant such as "2026-01-01T00:00:00+08:00"';
    case 'code':
      return `one of the codes ${codes(type.list)}`;
    case 'codes':
      return `a list of the codes ${codes(type.list)}`;
  }
}
