export { parseCondition } from './parse-condition.js';
export { parseDefinitions, type ParsedDefinitions } from './parse-definitions.js';
export { LIMITS } from './limits.js';
export { isReadable, type DefinitionFile } from './yaml-text.js';
