export { analyseDefinitions } from './analyse-definitions.js';
export type { Finding } from './finding.js';
