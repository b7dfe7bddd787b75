export { DIAGNOSTIC_CODES, type DiagnosticCode } from './diagnostic-codes.js';
export { ANALYSIS_CODES } from './analysis-codes.js';
export { CHINESE_NOTES } from './chinese-notes.js';
export type { DiagnosticNote } from './diagnostic-note.js';
