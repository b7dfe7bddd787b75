import type { Diagnostic } from '@tagwright/kernel';
import { ANALYSIS_CODES } from '../diagnostics/analysis-codes.js';
import type { AnalysisCode } from '../diagnostics/diagnostic-codes.js';
import type { Position } from '../ast/position.js';

/** A finding of the analysis: where in which document, before its line is looked up. */
export interface Finding {
  readonly code: AnalysisCode;
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  readonly hint?: string;
  /** Where the definition starts. */
  readonly position: Position;
  /** Where in the definition, such as `cases[0].when`. */
  readonly path: string;
  /** The finding only counts while nothing is written at this path. */
  readonly unlessWritten?: string;
}

/** A finding with the severity and the mend of its code, unless others are given. */
export function finding(
  code: AnalysisCode,
  position: Position,
  path: string,
  message: string,
  more: Partial<Pick<Finding, 'severity' | 'hint' | 'unlessWritten'>> = {},
): Finding {
  const { severity, mend: hint } = ANALYSIS_CODES[code];
  return { code, severity, hint, position, path, message, ...more };
}
