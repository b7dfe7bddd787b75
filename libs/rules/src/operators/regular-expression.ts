import { RE2JS } from 're2js';
import { patternProblem } from './pattern-syntax.js';

/** Characters of a pattern. */
export const PATTERN_LENGTH = 200;

/**
 * What keeps a pattern out of rules, or undefined. Patterns are RE2's, cut down to what RE2 in the
 * database and `re2js` take alike; see `pattern-syntax.ts`.
 */
export function checkPattern(pattern: string): string | undefined {
  if (Array.from(pattern).length > PATTERN_LENGTH)
    return `is longer than ${PATTERN_LENGTH} characters`;
  const problem = patternProblem(pattern);
  if (problem !== undefined) return problem;
  try {
    RE2JS.compile(pattern);
    return undefined;
  } catch (error) {
    return `is refused by RE2 (${error instanceof Error ? error.message : String(error)})`;
  }
}

/** Compiled patterns; there are as many as rules have, so only a few thousand at most. */
const compiled = new Map<string, RE2JS>();
const KEPT = 1_000;

/** Whether the whole text has the form, in time that grows with its length only. */
export function matchesPattern(pattern: string, text: string): boolean {
  let expression = compiled.get(pattern);
  if (expression === undefined) {
    expression = RE2JS.compile(pattern);
    if (compiled.size >= KEPT) compiled.clear();
    compiled.set(pattern, expression);
  }
  return expression.matches(text);
}
