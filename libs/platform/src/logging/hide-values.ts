const LONGEST = 500;
/** From a quote that opens to the one that closes, or to the end where none does. */
const QUOTED = /(?<![\p{L}\p{N}])(['"`])(?:.*?)(?:\1(?![\p{L}\p{N}])|$)|[“「].*?(?:[”」]|$)/gu;
/** Phones, documents and account numbers; ids of ours stay readable. */
const LONG_NUMBER = /\d(?:[ -]?\d){6,}/g;

/**
 * A message as it may be logged: engines and drivers quote the values that they could not use, and a
 * value may be somebody's name or phone. Keeps the first line (the next ones quote records and
 * statements) without what stands in quotes and without long numbers.
 */
export function hideValues(text: string): string {
  const [line = ''] = text.slice(0, 4 * LONGEST).split('\n', 1);
  return line
    .replace(QUOTED, (quoted) => `${quoted[0] ?? ''}…${quoted[0] ?? ''}`)
    .replace(LONG_NUMBER, '…')
    .slice(0, LONGEST);
}
