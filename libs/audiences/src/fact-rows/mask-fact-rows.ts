import { isMasked } from '@tagwright/ingestion';
import type { FactDefinition } from '@tagwright/rules';
import { maskedValue } from '../masked-facts.js';
import type { FactRows, FactRowsPart } from './fact-rows.js';

/** Rows behind a fact without personal values: by the fact's class, and by that of what it measures. */
export function maskFactRows(rows: FactRows, fact: FactDefinition): FactRows {
  const isPersonal = isMasked(fact);
  const parts = rows.parts.map((part) => {
    return isPersonal || part.isPersonal ? maskPart(part) : part;
  });
  if (!isPersonal || rows.value === null) return { ...rows, parts };
  return { ...rows, parts, value: maskedValue(rows.value, rows.type), masked: true };
}

function maskPart(part: FactRowsPart): FactRowsPart {
  const { type, rows } = part;
  if (type === null) return part;
  return {
    ...part,
    rows: rows.map((row) =>
      row.value === null ? row : { ...row, value: maskedValue(row.value, type), masked: true },
    ),
  };
}
