import type { Severity } from '@tagwright/kernel';
import { ANALYSIS_CODES } from './analysis-codes.js';
import type { DiagnosticNote } from './diagnostic-note.js';
import { MEANING_CODES } from './meaning-codes.js';
import { READING_CODES } from './reading-codes.js';

/** Codes of findings that are always errors: the definition cannot be used. */
export type ParseCode = keyof typeof READING_CODES | keyof typeof MEANING_CODES;
export type AnalysisCode = keyof typeof ANALYSIS_CODES;
export type DiagnosticCode = ParseCode | AnalysisCode;

export interface DescribedCode extends DiagnosticNote {
  readonly code: string;
  readonly severity: Severity;
}

/** Every code that a check of definitions can report, by name. */
export const DIAGNOSTIC_CODES: readonly DescribedCode[] = [
  ...described(READING_CODES),
  ...described(MEANING_CODES),
  ...described(ANALYSIS_CODES),
].sort((a, b) => (a.code < b.code ? -1 : 1));

function described(
  notes: Readonly<Record<string, DiagnosticNote & { readonly severity?: Severity }>>,
): DescribedCode[] {
  return Object.entries(notes).map(([code, note]) => ({ code, severity: 'error', ...note }));
}
