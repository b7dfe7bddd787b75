export { parseCondition } from './parse-condition.js';
export { parseDefinitions, type ParsedDefinitions } from './parse-definitions.js';
export { LIMITS } from './limits.js';
export { closestWord, didYouMean } from './closest-word.js';
export type { DefinitionFile } from './yaml-text.js';
