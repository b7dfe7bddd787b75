/** Nobody mistypes longer ones, and comparing them takes long. */
const LONGEST_WORD = 64;

/** The candidate that a person most likely meant, or undefined when none is near. */
function closestWord(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > LONGEST_WORD) return undefined;
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** What to do about a finding, and the word to put in the place of the wrong one, if it is one word. */
export interface Suggestion {
  readonly hint: string;
  readonly replacement: string;
}

/** "Did you mean …?" for a diagnostic, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): Suggestion | undefined {
  const found = closestWord(word, candidates);
  return found === undefined ? undefined : { hint: `Did you mean "${found}"?`, replacement: found };
}

/** Levenshtein distance, row by row. */
function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      const removed = (previous[column] ?? 0) + 1;
      const added = (current[column - 1] ?? 0) + 1;
      current.push(Math.min(replaced, removed, added));
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
}
