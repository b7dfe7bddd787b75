export { examine, type ExamineOptions } from './examine.js';
export type { Finding, FindingStatus } from './finding.js';
