import { sqlText } from '@tagwright/engines';

const LETTERS = 80;
const MASKED = String.raw`[\pL\pM\pN]`;
/** In place of control characters, which no database and no page can show. */
const REPLACEMENT = '\ufffd';

/**
 * The beginning of a text that could not be read, for people who look for the fault: only its shape
 * remains, since nobody knows which of its letters and digits are personal.
 */
export function maskedExcerpt(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes.subarray(0, 4 * LETTERS));
  const masked = text.replace(/[\p{L}\p{M}\p{N}]/gu, '*').replace(/\p{C}/gu, REPLACEMENT);
  return Array.from(masked).slice(0, LETTERS).join('');
}

/** The same in SQL. */
export function maskedExcerptSql(text: string): string {
  const masked = `regexp_replace(left(${text}, ${LETTERS}), ${sqlText(MASKED)}, '*', 'g')`;
  return `regexp_replace(${masked}, ${sqlText(String.raw`\pC`)}, ${sqlText(REPLACEMENT)}, 'g')`;
}
